/** The journal of signatures: appended, never rewritten, each line chained to the one before it. */
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { MohurError } from '../../shared/errors.ts'
import type { JournalEntry, JournalRecord } from '../../shared/journal.ts'
import { isRunning, processName } from '../files/process-name.ts'
import { awaitingLock, withLock } from '../files/with-lock.ts'
import { chained, genesis, readChain } from './chain.ts'
import * as files from './journal-files.ts'
import { readEntries } from './read-entries.ts'
import { toStored, type StoredRecord } from './stored-record.ts'
import { openRecords } from './open-records.ts'

/** For a process that has nothing else to do meanwhile: it stands still while another one holds the journal's lock. */
export interface Journal {
  /**
   * One write, flushed to the disk before this returns. Several processes may append to the same journal.
   * @throws MohurError JOURNAL_UNWRITABLE; nothing of these records counts then.
   */
  append(records: readonly JournalRecord[]): void
  /** Newest first. `intact` is false when lines were torn or changed, now or in a part that was set aside earlier. */
  read(limit: number): { entries: JournalEntry[]; intact: boolean }
  /**
   * What was signed and never delivered becomes `undelivered`, and what was begun and has no outcome `unknown`: of hosts that are
   * gone, at a host's start, and of one request of its own, when its token process died. Gives back what it appended; what cannot be
   * written now waits for the next start.
   */
  settle(own?: OwnRequest): JournalRecord[]
}

/** For the host, which serves others meanwhile. When nobody holds the lock, all is done before the promise is given. */
export type HostJournal = {
  [K in keyof Journal]: (...args: Parameters<Journal[K]>) => Promise<ReturnType<Journal[K]>>
}

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
const caps: JournalCaps = { fileBytes: 2 * 1024 * 1024, files: 128 }

/** `host`: pid of the host whose requests are written down; a token process gives its parent's. */
export function openJournal(folder: string, host = process.pid, journalCaps = caps): Journal {
  const { lock, append, settle, read } = unlockedJournal(folder, host, journalCaps)
  return {
    append: records => {
      try {
        withLock(lock, () => append(records))
      } catch (error) {
        throw unwritable(error)
      }
    },
    read: limit => {
      try {
        return withLock(lock, () => read(limit), readersPatienceMs)
      } catch {
        return read(limit)
      }
    },
    settle: own => {
      try {
        return openRecords(folder).length > 0 ? withLock(lock, () => settle(own)) : []
      } catch {
        return []
      }
    },
  }
}

export function openHostJournal(folder: string): HostJournal {
  const { lock, append, settle, read } = unlockedJournal(folder, process.pid, caps)
  return {
    append: records =>
      awaitingLock(lock, () => append(records)).catch((error: unknown) => {
        throw unwritable(error)
      }),
    read: limit => awaitingLock(lock, () => read(limit), readersPatienceMs).catch(() => read(limit)),
    settle: async own => {
      try {
        return openRecords(folder).length > 0 ? await awaitingLock(lock, () => settle(own)) : []
      } catch {
        return []
      }
    },
  }
}

/** On a disk that cannot be written to there is no lock to be had, and nobody who writes. A reader is not held up for long. */
const readersPatienceMs = 500

/** What is done under the lock. */
function unlockedJournal(
  folder: string,
  host: number,
  { fileBytes, files: kept }: JournalCaps,
): Journal & { lock: string } {
  const hostName = processName(host) ?? `${host}.0`
  let tip: files.Tip | null = null

  const append = (records: readonly JournalRecord[]): void => {
    const known = tip
    // A write that fails leaves nothing known.
    tip = null
    const time = new Date()
    const stored = records.map(record => toStored({ time, host: hostName, record }))
    let next = newestTip(folder, known)
    if (next.size >= fileBytes) next = { ...next, file: files.journalFile(folder, next.file.number + 1), size: 0 }
    const { lines, tail } = chained(stored, next.tail)
    const bytes = Buffer.from(lines)
    files.appendTo(next, bytes)
    if (next.size === 0) files.prune(folder, kept)
    tip = { file: next.file, size: next.size + bytes.length, tail }
  }

  const settle = (own?: OwnRequest): JournalRecord[] => {
    const records = openRecords(folder)
      .filter(own ? isOf(own) : ({ host }) => !isRunning(host))
      .map(({ record }): JournalRecord => ({ ...record, stage: record.stage === 'signed' ? 'undelivered' : 'unknown' }))
    if (records.length > 0) append(records)
    return records
  }

  return { lock: join(folder, 'lock'), append, settle, read: limit => readEntries(folder, limit) }
}

const isOf = ({ request, kept }: OwnRequest): ((stored: StoredRecord) => boolean) => {
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

function unwritable(error: unknown): MohurError {
  const { code } = error as NodeJS.ErrnoException
  return new MohurError('JOURNAL_UNWRITABLE', code === undefined ? {} : { reason: code }, { cause: error })
}
