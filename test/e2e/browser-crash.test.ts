/** The browser dies while a token signs: nobody ends the host, and what was begun is finished, journalled and kept all the same. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startBank } from '../sites/bank/bank.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import type { Site } from '../sites/site.ts'
import { launchBrowser, type BrowserName, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { ask } from './journey/ask.ts'
import { journalStages, signing } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { slowModule } from './journey/slow-module.ts'

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`a crash of ${browserName}`, () => {
    let place: LaunchPlace
    let site: Site | null = null
    let browser: LaunchedBrowser | null = null
    before(async () => {
      place = await makePlace()
    })
    after(async () => {
      browser?.browser.process()?.kill('SIGKILL')
      await site?.close()
      await place.remove()
    })

    it('R5: during C_Sign: the host and its token process end after the signature, which is in the journal and kept', async () => {
      const authority = await createAuthority()
      await provision(place, { label: 'T', authority })
      site = await startBank({ authorities: [authority.root] })
      const launched = await launchBrowser(browserName, { place })
      browser = launched
      const page = await launched.open(site.origin)
      const connected = ask(page, 'connect', { scopes: ['sign', 'tokens'] })
      await agree(launched)
      await connected
      const { module, token } = await slowModule(place, page)

      module.misbehave('C_Sign delay 4000')
      ask(page, 'sign', signing()).catch(() => 'gone with the browser')
      const prompt = await promptWindow(launched)
      await prompt.stage('asking')
      await prompt.chooseOn(token)
      await prompt.type('pin', userPin)
      await prompt.press('approve')
      await until('C_Sign had begun', () => module.calls().includes('C_Sign'))
      launched.browser.process()?.kill('SIGKILL')

      const left = (): number => Object.values(place.hostProcesses()).flat().length
      await until('no process was left', () => left() === 0, 8_000)
      assert.deepEqual(
        module.answers().filter(answer => answer.startsWith('C_Sign ')),
        ['C_Sign 0x0'],
      )
      assert.deepEqual(journalStages(place), { signing: 1, signed: 1, undelivered: 1 })
      assert.equal(readdirSync(join(place.data, 'undelivered')).length, 1)
    })
  })
}
