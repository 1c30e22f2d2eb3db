/** Right after the installation, in real browsers: what is there and what is missing, what the administrator says, a signature to try. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { languages } from '../../extension/locales/languages.ts'
import { product } from '../../shared/product.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { toldStages } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

const help = 'Help desk: 1410'

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[])
  describe(`the first steps in ${browserName}`, function () {
    this.timeout(60_000)
    const { readiness } = languages.en.manager
    const world = inWorld({
      browser: browserName,
      firstSteps: true,
      prepare: async (place, authority) => {
        await provision(place, { label: 'Cryptoken', authority })
        // As an administrator sets it for Firefox; Chromium reads policies from the system's folders alone.
        const folder = join(place.home, '.mozilla', 'managed-storage')
        mkdirSync(folder, { recursive: true })
        const manifest = { name: product.firefoxId, description: 'help', type: 'storage', data: { help: { en: help } } }
        writeFileSync(join(folder, `${product.firefoxId}.json`), JSON.stringify(manifest))
      },
    })
    let page: Page
    const state = (step: string): Promise<string> =>
      page.$eval(`[data-step="${step}"]`, element => element.getAttribute('data-state') ?? '')
    const checkedAt = async (): Promise<string | null> => {
      const line = await page.$('[data-checked="true"]')
      const [time = null] = (await line?.evaluate(({ textContent }) => textContent))?.match(/\d\d:\d\d:\d\d/) ?? []
      return time
    }

    it('opens by itself and says what is there', async () => {
      const { browser } = world()
      page = await until(
        'the page was open',
        async () => (await browser.pagesAt(`${browser.extensionOrigin}/manager/`))[0],
      )
      await until('everything was found', () => page.$('[data-step="certificates"][data-state="good"]'))
      for (const step of ['extension', 'host', 'modules', 'tokens']) assert.equal(await state(step), 'good', step)
      assert.equal(await state('signature'), 'waiting')
      assert.ok(await page.$('[data-section="start"] [data-field="word"]'))
      const text = await page.evaluate(() => document.body.innerText)
      assert.equal(text.includes(help), browserName === 'firefox')
    })

    it('keeps the person’s own word, and the next window shows it', async () => {
      await page.type('[data-field="word"]', 'ceyran')
      await page.click('form [data-action="save"]')
      await until('a signature could be tried', () =>
        page.$('[data-action="try-signature"]:not([aria-disabled="true"])'),
      )
      await page.click('[data-action="try-signature"]')
      const prompt = await promptWindow(world().browser)
      await prompt.stage('asking')
      assert.equal(
        await prompt.page.$eval('[data-own-word]', element => (element as HTMLElement).innerText.trim()),
        'ceyran',
      )
      await prompt.press('reject')
      await until('it could be tried again', () => page.$('[data-action="try-signature"]:not([aria-disabled="true"])'))
      assert.equal(await state('signature'), 'waiting')
    })

    it('tries a signature, which goes the way of every other, into the journal', async () => {
      const { browser, place } = world()
      await page.bringToFront()
      await page.click('[data-action="try-signature"]')
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      const asked = await prompt.text()
      for (const words of [readiness.trialText, 'Cryptoken']) assert.ok(asked.includes(words), asked)
      await prompt.type('pin', userPin)
      await prompt.press('approve')
      await until('it was signed', async () => (await state('signature')) === 'good')
      await until('it was told of to its end', async () => (await toldStages(place))['delivered'] === 1)
      assert.deepEqual(await toldStages(place), { signing: 1, signed: 1, delivered: 1 })
      await page.evaluate(() => (location.hash = '#journal'))
      const row = await until('the journal showed it', () => page.$('[data-stage-of="delivered"]'))
      const shown = await row.evaluate(element => (element as HTMLElement).innerText)
      for (const words of [product.name, readiness.trialDocument]) assert.ok(shown.includes(words), shown)
    })

    it('says when it was checked', async () => {
      await page.evaluate(() => (location.hash = '#readiness'))
      const first = await until('it was checked', () => checkedAt())
      await until('it was checked again, at another time', async () => {
        await page.click('[data-action="check"]')
        const next = await checkedAt()
        return next !== null && next !== first
      })
    })
  })
