/** A record as it stands in a line: with its time, and the host whose request it belongs to. */
import * as z from 'zod'
import { fromUtf8 } from '../../shared/bytes.ts'
import { journalRecord, wrongPinRecord, type AnyRecord } from '../../shared/journal.ts'

export interface StoredRecord {
  time: Date
  /** See `processName`. */
  host: string
  record: AnyRecord
}

const stored = { time: z.iso.datetime(), host: z.string() }

/** Members that a later version may add are passed over, kinds of lines as well: a signature has none. */
const line = z.union([
  z.object({ ...journalRecord.shape, ...stored, kind: z.never().optional() }),
  z.object({ ...wrongPinRecord.shape, ...stored }),
])

export const toStored = ({ time, host, record }: StoredRecord): object => ({
  time: time.toISOString(),
  host,
  ...record,
})

/** `null` for a line of a kind that this version does not know. */
export function fromStored(bytes: Uint8Array): StoredRecord | null {
  const parsed = line.safeParse(parseJson(bytes))
  if (!parsed.success) return null
  const { time, host, ...record } = parsed.data
  return { time: new Date(time), host, record: record as AnyRecord }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return null
  }
}
