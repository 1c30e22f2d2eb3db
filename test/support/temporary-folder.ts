/** A folder of the test's own, gone after it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** To be called while a `describe` is read: gives the folder of the test that runs now. */
export function temporaryFolder(): () => string {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  return () => folder
}
