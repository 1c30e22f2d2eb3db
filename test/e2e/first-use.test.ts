/** A person makes a new PKCS#11 token ready in the manager, in a real browser: SoftHSM2 opens no session before that. */
import assert from 'node:assert/strict'
import { execFileSync, type StdioOptions } from 'node:child_process'
import type { Page } from 'puppeteer'
import { languages } from '../../extension/locales/languages.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { promptWindow } from '../support/prompt-driver.ts'
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

    /** As pkcs11-tool lists them with the new PIN. */
    const objects = (): string => {
      const login = ['--module', softHsmLibrary, '--token-label', label, '--login', '--pin', newPin]
      const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
      return execFileSync('pkcs11-tool', [...login, '--list-objects'], { env: world().place.env, stdio }).toString()
    }

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
      assert.equal(objects(), '')
    })

    it('row 9: with two tokens, formats none that was not chosen, and names and confirms the one that was', async () => {
      const { place, browser } = world()
      place.tokens.addToken('Dala')
      const [mine, theirs] = [place.tokens.serialOf(label), place.tokens.serialOf('Dala')]
      await manager.evaluate(() => (location.hash = '#tokens'))
      await driver.find(`article[data-token]:has(a[aria-label*="${theirs}"])`)
      const { overview } = languages.en.tokenPage
      await until('two were told of', async () => (await driver.text()).includes(overview.several))
      assert.equal(await manager.$('main :is([data-action="format"], [data-action^="delete"])'), null)
      await driver.open(mine)
      await driver.press('format')
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      const asked = await prompt.text()
      assert.ok(asked.includes(mine) && !asked.includes(theirs), asked)
      await prompt.type('so-pin', soPin)
      await prompt.type('new-pin', newPin)
      await prompt.type('repeat-pin', newPin)
      await prompt.type('serial', theirs)
      const { serial } = languages.en.prompt.blockers
      await until('the serial number was asked for', () =>
        prompt.page.$eval('#blocker', (element, words) => element.textContent === words, serial),
      )
      assert.equal(await prompt.isLive('approve'), false)
      await prompt.type('serial', mine)
      await until('it could be approved', () => prompt.isLive('approve'))
      await prompt.press('reject')
      await driver.find('[data-activity]:not([data-activity="doing"])')
      assert.equal(objects(), '')
    })
  })
