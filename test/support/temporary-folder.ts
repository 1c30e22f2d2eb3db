/** A folder of each test's own, gone after the last of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

/** To be called while a `describe` is read: gives the folder of the test that runs now. Those who write into it are ended before it goes. */
export function temporaryFolder(): () => string {
  const folders: string[] = []
  beforeEach(() => {
    folders.push(mkdtempSync(join(tmpdir(), 'mohur-test-')))
  })
  after(() => Promise.all(folders.map(removeFolder)))
  return () => folders.at(-1) ?? ''
}

/** A token process that finishes what it has begun may still write for a moment, also between a look into a folder and its end. */
export const removeFolder = (folder: string): Promise<boolean> =>
  until('the folder could be removed', () => {
    try {
      rmSync(folder, { recursive: true, force: true })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') return false
      throw error
    }
  })
