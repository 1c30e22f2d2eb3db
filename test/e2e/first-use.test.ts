/** A person makes a new PKCS#11 token ready in the manager, in a real browser: SoftHSM2 opens no session before that. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer'
import { languages } from '../../extension/locales/languages.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { softHsmLibrary, soPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { driveOwnPage, type OwnPageDriver } from './journey/own-page-driver.ts'
import { inWorld } from './journey/world.ts'

const newPin = 'Ceyran7bala'
const label = 'Yeni'

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[])
  describe(`the first use of a token in ${browserName}`, function () {
    this.timeout(120_000)
    const world = inWorld({ browser: browserName, prepare: async () => {} })
    let driver: OwnPageDriver
    let manager: Page

    before(async () => {
      driver = await driveOwnPage(world())
      manager = driver.manager
    })

    it('row 13: initialises a token that nobody has used, and it takes its PINs', async () => {
      await manager.evaluate(() => (location.hash = '#tokens'))
      const cards = 'article[data-token]:has(svg path[d^="M4 11"])'
      const card = await until('the new token was listed', async () => {
        for (const one of await manager.$$(cards)) {
          const shown = await one.evaluate(({ innerText }: HTMLElement) => innerText)
          if (shown.includes(languages.en.tokens.states.uninitialized)) return one.$('[data-action="open"]')
        }
        return null
      })
      await card.click()
      await driver.through(() => driver.press('initialize'), {
        label,
        'new-so-pin': soPin,
        'repeat-so-pin': soPin,
        'new-pin': newPin,
        'repeat-pin': newPin,
      })
      const login = ['--module', softHsmLibrary, '--token-label', label, '--login', '--pin', newPin]
      assert.doesNotThrow(() => execFileSync('pkcs11-tool', [...login, '--list-objects'], { env: world().place.env }))
    })
  })
