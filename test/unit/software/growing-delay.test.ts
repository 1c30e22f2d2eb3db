/** How long the software token waits before it judges a PIN. The timer is watched, not waited for. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import timers from 'node:timers/promises'
import { MohurError } from '../../../shared/errors.ts'
import { softwareToken, testPin } from '../../support/software-token.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('the software token after wrong PINs', () => {
  const here = temporaryFolder()

  it('T30: waits longer with each wrong PIN before, and judges no PIN until it has', async () => {
    const token = softwareToken(here())
    await token.login(testPin, true)
    const path = join(token.folder, 'token.json')
    const untried = readFileSync(path, 'utf8')
    const waited: (number | undefined)[] = []
    const { setTimeout: wait } = timers
    timers.setTimeout = async (delay?: number): Promise<never> => {
      waited.push(delay)
      throw new MohurError('ABORTED')
    }
    syncBuiltinESMExports()
    try {
      for (let wrong = 0; wrong < 10; wrong++) {
        writeFileSync(path, untried.replace('"wrong": 0', `"wrong": ${wrong}`))
        await assert.rejects(token.login(), { code: 'ABORTED' })
      }
    } finally {
      timers.setTimeout = wait
      syncBuiltinESMExports()
    }
    assert.deepEqual(waited, [0, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000])
  })
})
