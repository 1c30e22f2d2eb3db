/** What a durable write takes that is as long as the journal's record of one signature: opened, written, flushed, closed. */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { journalRecordOf } from '../support/journal-record.ts'
import { rested } from './figures.ts'

/** Milliseconds, on the disk where `folder` is. */
export async function journalTime(folder: string): Promise<number> {
  const here = mkdtempSync(join(folder, 'journal-'))
  const line = Buffer.from(`${JSON.stringify(journalRecordOf())}\n`)
  const once = (): number => {
    const since = performance.now()
    const file = openSync(join(here, 'lines'), 'a')
    writeFileSync(file, line)
    fsyncSync(file)
    closeSync(file)
    return performance.now() - since
  }
  try {
    once()
    return await rested(9, once)
  } finally {
    rmSync(here, { recursive: true })
  }
}
