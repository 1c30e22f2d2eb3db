/** The host's own part in the journal: what became of each signature. It serves others meanwhile, and a full disk does not stop it. */
import type { JournalEntry, JournalPage, JournalRecord } from '../../shared/journal.ts'
import { awaitingLock } from '../files/with-lock.ts'
import { openRecords } from './open-records.ts'
import type { PageWanted } from './read-entries.ts'
import { dated, journalCaps, readersPatienceMs, unlockedJournal, type OwnRequest } from './unlocked-journal.ts'

/** When nobody holds the journal's lock, all is done before a promise is given. */
export interface HostJournal {
  /**
   * Writes down what became of signatures. What cannot be written now is read as if it were, and written the next time that
   * anything is concluded, read or settled; when the host is gone before, the next one finds these signatures open.
   * A promise: what is still being found out.
   */
  conclude: (records: readonly JournalRecord[] | Promise<readonly JournalRecord[]>) => Promise<void>
  /** What was being concluded when this was called can be read. */
  concluded: () => Promise<void>
  /** Newest first. What could not be written yet stands on the first page, all of it. */
  read: (wanted: PageWanted) => Promise<JournalPage>
  /**
   * What was signed and never delivered becomes `undelivered`, and what was begun and has no outcome `unknown`: of hosts that are
   * gone, at a host's start, and of one request of its own, when its token process died. Gives back what it concluded; of the
   * others, what cannot be written now waits for the next start.
   */
  settle: (own?: OwnRequest) => Promise<JournalRecord[]>
}

export function openHostJournal(folder: string, caps = journalCaps): HostJournal {
  const { lock, append, read, unsettled } = unlockedJournal(folder, process.pid, caps)
  /** The oldest first. */
  let waiting: JournalEntry[] = []
  const concluding = new Set<Promise<void>>()

  /** Under the lock. */
  const write = (entries: readonly JournalEntry[] = []): void => {
    const all = [...waiting, ...entries]
    if (all.length > 0) append(all)
    waiting = []
  }
  const writeWaiting = async (): Promise<void> => {
    if (waiting.length > 0) await awaitingLock(lock, () => write()).catch(() => undefined)
  }
  const note = (records: readonly JournalRecord[]): Promise<void> => {
    waiting.push(...dated(records))
    return writeWaiting()
  }
  const recordsOf = (entries: readonly JournalEntry[]): JournalRecord[] =>
    entries.map(entry => {
      const { time: _, ...record } = entry
      return record
    })

  return {
    conclude(records) {
      const noted = records instanceof Promise ? records.then(note) : note(records)
      concluding.add(noted)
      const forget = (): void => void concluding.delete(noted)
      noted.then(forget, forget)
      return noted
    },
    async concluded() {
      await Promise.allSettled(concluding)
    },
    async read(wanted) {
      for (;;) {
        await writeWaiting()
        const unwritten = wanted.before ? [] : waiting.toReversed()
        const written = { ...wanted, limit: wanted.limit - unwritten.length }
        const page = await awaitingLock(lock, () => read(written), readersPatienceMs).catch(() => read(written))
        // What was concluded or written meanwhile may stand in neither.
        const isStill = waiting.length === unwritten.length && waiting.at(-1) === unwritten[0]
        if (wanted.before || isStill) return { ...page, entries: [...unwritten, ...page.entries] }
      }
    },
    async settle(own) {
      try {
        if (openRecords(folder).length === 0) return []
        return await awaitingLock(lock, () => {
          write()
          const found = unsettled(own)
          write(found)
          return recordsOf(found)
        })
      } catch {
        if (!own) return []
        const found = unsettled(own)
        // In place of what was found of the same request before.
        waiting = [...waiting.filter(({ request }) => request !== own.request), ...found]
        return recordsOf(found)
      }
    },
  }
}
