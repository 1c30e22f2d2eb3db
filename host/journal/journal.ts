/** The journal of signatures: appended, never rewritten, each line chained to the one before it. */
import type { JournalEntry, JournalRecord } from '../../shared/journal.ts'

export interface Journal {
  /**
   * One write, flushed to the disk before this returns. Several processes may append to the same journal.
   * @throws MohurError JOURNAL_UNWRITABLE; nothing of these records counts then.
   */
  append(records: readonly JournalRecord[]): void
  /** Newest first. `intact` is false when lines were torn or changed, now or in a part that was set aside earlier. */
  read(limit: number): { entries: JournalEntry[]; intact: boolean }
  /**
   * For the host, at its start: what an earlier run signed and never delivered becomes `undelivered`; requests of hosts
   * that are running are left alone, and so is `signing` without an outcome. Gives back what it appended.
   * @throws MohurError JOURNAL_UNWRITABLE
   */
  settle(): JournalRecord[]
}

/** `host`: pid of the host whose requests are written down; a token process gives its parent's. */
export function openJournal(folder: string, host: number = process.pid): Journal {
  throw new Error(`not yet: ${folder} ${host}`)
}
