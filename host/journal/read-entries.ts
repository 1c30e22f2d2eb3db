/** What the journal holds, with the state of its chain. */
import type { JournalEntry } from '../../shared/journal.ts'
import { genesis, readChain, type Chain } from './chain.ts'
import { journalFiles, readJournalFile, type JournalFile } from './journal-files.ts'
import { fromStored } from './stored-record.ts'

/** Newest first. `intact` speaks of the files that were looked into, and of every file that was ever set aside. */
export function readEntries(folder: string, limit: number): { entries: JournalEntry[]; intact: boolean } {
  const files = journalFiles(folder)
  const entries: JournalEntry[] = []
  let intact = !files.some(({ damaged }) => damaged)
  let newer: { file: JournalFile; chain: Chain } | null = null
  for (const file of files.toReversed()) {
    if (entries.length >= limit) break
    const chain = readChain(readJournalFile(file), file.number === 1 ? genesis : null)
    intact &&= chain.intact && (newer === null || follows(newer, { file, chain }))
    newer = { file, chain }
    for (const line of chain.lines.toReversed().slice(0, limit - entries.length)) {
      const stored = fromStored(line)
      if (stored) entries.push({ ...stored.record, time: stored.time })
    }
  }
  return { entries, intact }
}

const follows = (newer: { file: JournalFile; chain: Chain }, older: { file: JournalFile; chain: Chain }): boolean =>
  newer.file.number === older.file.number + 1 && (newer.chain.first === null || newer.chain.first === older.chain.tail)
