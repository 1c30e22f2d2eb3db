/** The journal of signatures: appended, never rewritten, each line chained to the one before it. */
import { MohurError } from '../../shared/errors.ts'
import type { AnyEntry, JournalPage, JournalRecord } from '../../shared/journal.ts'
import { withLock } from '../files/with-lock.ts'
import { dated, journalCaps, readersPatienceMs, unlockedJournal } from './unlocked-journal.ts'

/** For a process that has nothing else to do meanwhile: it stands still while another one holds the journal's lock. */
export interface Journal {
  /**
   * One write, flushed to the disk before this returns. Several processes may append to the same journal.
   * @throws MohurError JOURNAL_UNWRITABLE; nothing of these records counts then.
   */
  append: (records: readonly JournalRecord[]) => void
  /** The same for lines that nothing waits for, at their own times: when the lock is not to be had soon, they are refused. */
  appendSoon: (entries: readonly AnyEntry[]) => void
  /** Newest first. `intact` is false when lines were torn or changed, now or in a part that was set aside earlier. */
  read: (limit: number, before?: string) => JournalPage
}

/** `host`: pid of the host whose requests are written down; a token process gives its parent's. */
export function openJournal(folder: string, host = process.pid, caps = journalCaps): Journal {
  const { lock, append, read } = unlockedJournal(folder, host, caps)
  const write = (entries: readonly AnyEntry[], patienceMs?: number): void => {
    try {
      withLock(lock, () => append(entries), patienceMs)
    } catch (error) {
      throw unwritable(error)
    }
  }
  return {
    append: records => write(dated(records)),
    appendSoon: entries => write(entries, readersPatienceMs),
    read: (limit, before) => {
      const wanted = { limit, before }
      try {
        return withLock(lock, () => read(wanted), readersPatienceMs)
      } catch {
        return read(wanted)
      }
    },
  }
}

function unwritable(error: unknown): MohurError {
  const { code } = error as NodeJS.ErrnoException
  return new MohurError('JOURNAL_UNWRITABLE', code === undefined ? {} : { reason: code }, { cause: error })
}
