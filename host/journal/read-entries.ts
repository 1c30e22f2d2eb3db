/** What the journal holds, a page at a time, with the state of its chain. */
import { isWrongPin } from '../../shared/is-wrong-pin.ts'
import type { JournalPage } from '../../shared/journal.ts'
import { genesis, readChain, type Chain } from './chain.ts'
import { journalFiles, readJournalFile, type JournalFile } from './journal-files.ts'
import { fromStored } from './stored-record.ts'

/** `limit`: so many lines. `before`: the `older` of the page that came before this one; without it, the newest are read. */
export interface PageWanted {
  limit: number
  before?: string | null | undefined
}

/** A line's file, and the byte at which it begins: lines that are added later change neither. */
interface Place {
  file: number
  at: number
}

/** Newest first. `intact` speaks of the files that were looked into, and of every file that was ever set aside. */
export function readEntries(folder: string, { limit, before }: PageWanted): JournalPage {
  const all = journalFiles(folder)
  const page: JournalPage = { entries: [], wrongPins: [], intact: !all.some(({ damaged }) => damaged), older: null }
  const newest = all.at(-1)
  if (newest && limit <= 0) return { ...page, older: `${newest.number}:${readJournalFile(newest).length}` }
  for (const { file, sound, lines } of lookInto(all, placeOf(before))) {
    page.intact &&= sound
    for (const { line, at } of lines) {
      add(page, line)
      if (page.entries.length + page.wrongPins.length < limit) continue
      return { ...page, older: at === 0 && file === all[0] ? null : `${file.number}:${at}` }
    }
  }
  return page
}

interface Look {
  file: JournalFile
  /** It is as it was written, and the file after it follows it. */
  sound: boolean
  /** Newest first. */
  lines: { line: Uint8Array; at: number }[]
}

/** The files from this place on, the newest first. */
function* lookInto(all: readonly JournalFile[], from: Place): Generator<Look> {
  let newer: { file: JournalFile; chain: Chain } | null = null
  for (const file of all.filter(({ number }) => number <= from.file).toReversed()) {
    const bytes = readJournalFile(file)
    const chain = readChain(bytes, file.number === 1 ? genesis : null)
    const sound = chain.intact && (newer === null || follows(newer, { file, chain }))
    newer = { file, chain }
    const lines = chain.lines.map(line => ({ line, at: line.byteOffset - bytes.byteOffset }))
    const end = file.number === from.file ? from.at : Infinity
    yield { file, sound, lines: lines.filter(({ at }) => at < end).toReversed() }
  }
}

function add(page: JournalPage, line: Uint8Array): void {
  const stored = fromStored(line)
  if (!stored) return
  const { record, time } = stored
  if (isWrongPin(record)) page.wrongPins.push({ ...record, time })
  else page.entries.push({ ...record, time })
}

function placeOf(before: string | null | undefined): Place {
  const [file = Infinity, at = Infinity] = before?.split(':').map(Number) ?? []
  return { file, at }
}

const follows = (newer: { file: JournalFile; chain: Chain }, older: { file: JournalFile; chain: Chain }): boolean =>
  newer.file.number === older.file.number + 1 && (newer.chain.first === null || newer.chain.first === older.chain.tail)
