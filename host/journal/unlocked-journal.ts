/** What is done under the journal's lock: written down at the end of the newest file, read, and looked through for what is open. */
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyEntry, JournalEntry, JournalPage, JournalRecord } from '../../shared/journal.ts'
import { isRunning, processName } from '../files/process-name.ts'
import { chained, genesis, readChain } from './chain.ts'
import * as files from './journal-files.ts'
import { openRecords, type OpenRecord } from './open-records.ts'
import { readEntries, type PageWanted } from './read-entries.ts'
import { toStored } from './stored-record.ts'

/** One request of the host itself: `kept` are its signatures whose outcome is still to come. */
export interface OwnRequest {
  request: string
  kept: readonly JournalRecord[]
}

/** `fileBytes`: a new file is begun before a longer one; `files`: as many are kept. */
export interface JournalCaps {
  fileBytes: number
  files: number
}

/** A request of 10,000 documents takes about 20 MiB, in several files: a file is read whole when it is opened. */
export const journalCaps: JournalCaps = { fileBytes: 2 * 1024 * 1024, files: 128 }

/** On a disk that cannot be written to there is no lock to be had, and nobody who writes. A reader is not held up for long. */
export const readersPatienceMs = 500

export interface UnlockedJournal {
  lock: string
  /** One write, flushed. @throws Error with the code of the file system */
  append: (entries: readonly AnyEntry[]) => void
  read: (wanted: PageWanted) => JournalPage
  /**
   * The last word on each signature that has none yet: `undelivered` for one that was made, `unknown` for one that was begun; of
   * hosts that are gone, or of one request of this host itself.
   */
  unsettled: (own?: OwnRequest) => JournalEntry[]
}

/** What is done under the lock. `host`: pid of the host whose requests are written down. */
export function unlockedJournal(
  folder: string,
  host: number,
  { fileBytes, files: kept }: JournalCaps,
): UnlockedJournal {
  const hostName = processName(host) ?? `${host}.0`
  let tip: files.Tip | null = null

  const append = (entries: readonly AnyEntry[]): void => {
    const known = tip
    // A write that fails leaves nothing known.
    tip = null
    const stored = entries.map(({ time, ...record }) => toStored({ time, host: hostName, record }))
    let next = newestTip(folder, known)
    if (next.size >= fileBytes) next = { ...next, file: files.journalFile(folder, next.file.number + 1), size: 0 }
    const { lines, tail } = chained(stored, next.tail)
    const bytes = Buffer.from(lines)
    files.appendTo(next, bytes)
    if (next.size === 0) files.prune(folder, kept)
    tip = { file: next.file, size: next.size + bytes.length, tail }
  }

  const unsettled = (own?: OwnRequest): JournalEntry[] =>
    dated(
      openRecords(folder)
        .filter(own ? isOf(own) : ({ host }) => !isRunning(host))
        .map(({ record }) => ({ ...record, stage: record.stage === 'signed' ? 'undelivered' : 'unknown' })),
    )

  return { lock: join(folder, 'lock'), append, read: wanted => readEntries(folder, wanted), unsettled }
}

/** As of now. */
export const dated = (records: readonly JournalRecord[]): JournalEntry[] => {
  const time = new Date()
  return records.map(record => ({ ...record, time }))
}

const isOf = ({ request, kept }: OwnRequest): ((open: OpenRecord) => boolean) => {
  const left = [...kept]
  return ({ record }) => {
    const { document, digest } = record
    if (record.request !== request) return false
    const at = left.findIndex(one => one.document === document && one.digest === digest)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }
}

/** The end of the newest file; a torn one is set aside and its successor begins where it still hung together. */
function newestTip(folder: string, known: files.Tip | null): files.Tip {
  const file = files.journalFiles(folder).at(-1)
  if (!file) return { file: files.journalFile(folder, 1), size: 0, tail: genesis }
  const tip = file.damaged ? null : files.follow(known, file)
  if (tip) return tip
  const bytes = files.readJournalFile(file)
  if (bytes.length === 0) {
    // Begun, and never written to.
    unlinkSync(file.path)
    return newestTip(folder, known)
  }
  if (!file.damaged) files.setAside(folder, file)
  return {
    file: files.journalFile(folder, file.number + 1),
    size: 0,
    tail: readChain(bytes, null).tail ?? genesis,
  }
}
