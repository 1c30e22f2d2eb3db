/** What a durable journal write takes: the record of one signature, flushed, as the token process writes it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../../host/journal/journal.ts'
import { journalRecordOf } from '../support/journal-record.ts'
import { median } from './figures.ts'

/** Milliseconds, on the disk where `folder` is. */
export function journalTime(folder: string): number {
  const here = mkdtempSync(join(folder, 'journal-'))
  try {
    const journal = openJournal(here)
    const once = (): number => {
      const since = performance.now()
      journal.append([journalRecordOf()])
      return performance.now() - since
    }
    once()
    return median(Array.from({ length: 15 }, once))
  } finally {
    rmSync(here, { recursive: true })
  }
}
