/** The extension's own pages in real browsers: sites, journal, modules, languages, the person's own word, the popup. */
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fill, pluralForm } from '../../extension/locales/format.ts'
import { languageCodes } from '../../extension/locales/language-codes.ts'
import { languages } from '../../extension/locales/languages.ts'
import { faultyModule } from '../support/fault-shim/faulty-module.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { ask, codeOf } from './journey/ask.ts'
import { signaturesOf, signing } from './journey/documents.ts'
import { dropFiles } from './journey/drop-files.ts'
import { openOwnPage } from './journey/open-own-page.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'
import { mostlyIn } from '../support/test-browsers.ts'

for (const browserName of mostlyIn('chromium')) {
  describe(`our own pages in ${browserName}`, () => {
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => void (await provision(place, { label: 'Cryptoken', authority })),
    })

    it('shows the journal: document, site, outcome, and that its chain is whole', async () => {
      const { page, browser } = world()
      const site = await page('sign')
      const asked = ask(site, 'sign', signing(2))
      await agree(browser, { pin: userPin })
      signaturesOf(await asked)
      const manager = await openOwnPage(world(), 'journal')
      await manager.waitForSelector('[data-intact="true"]')
      const rows = await manager.$$eval('[data-stage-of="delivered"]', all =>
        all.map(row => (row as HTMLElement).innerText),
      )
      const { origin } = new URL(site.url())
      for (const name of ['1.txt', '2.txt'])
        assert.ok(
          rows.some(row => row.includes(name) && row.includes(origin)),
          name,
        )
      await manager.close()
    })

    it('lists the sites that were allowed; one that is revoked is a stranger again', async () => {
      const { page } = world()
      const site = await page('tokens')
      const { origin } = new URL(site.url())
      assert.ok(Array.isArray(await ask(site, 'listTokens', {})))
      const manager = await openOwnPage(world(), 'sites')
      const revoke = await manager.waitForSelector(`[data-origin="${origin}"] [data-action="revoke"]`)
      await revoke?.click()
      await until('the site was gone', async () => (await manager.$(`[data-origin="${origin}"]`)) === null)
      assert.equal(await codeOf(ask(site, 'listTokens', {})), 'NOT_ALLOWED')
      await manager.close()
    })

    it('T41: the background can see that the manager is open, and is told of updates that wait', async () => {
      const manager = await openOwnPage(world(), 'journal')
      // As text: what tsx makes of functions needs names that the page lacks.
      const seen = await manager.evaluate(
        `chrome.runtime.getContexts({}).then(contexts => [
          contexts.some(({ contextType, documentUrl }) => contextType === 'TAB' && documentUrl.startsWith(location.origin)),
          typeof chrome.runtime.onUpdateAvailable,
        ])`,
      )
      assert.deepEqual(seen, [true, 'object'])
      await manager.close()
    })

    it('row 132: the prompt speaks Azerbaijani, Kazakh, Russian and English, whichever is chosen, and fits its window', async () => {
      const { page, browser } = world()
      const code = codeOf(ask(await page('sign'), 'sign', signing(3)))
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      for (const language of languageCodes) {
        await prompt.page.select('[data-field="language"]', language)
        await prompt.page.waitForSelector(`html[lang="${language}"]`)
        const text = await prompt.text()
        assert.ok(text.includes(languages[language].prompt.reject), `${language}: ${text}`)
        const overflow = await prompt.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        assert.ok(overflow <= 0, `${language}: ${overflow} px too wide`)
      }
      await prompt.page.select('[data-field="language"]', 'en')
      await prompt.press('reject')
      assert.equal(await code, 'USER_REJECTED')
    })

    it('T23: the person’s own word stands in every prompt and in no page', async () => {
      const { page, browser } = world()
      const manager = await openOwnPage(world(), 'settings')
      const word = await manager.waitForSelector('[data-field="word"]')
      await word?.type('ceyran')
      await manager.click('[data-action="save"]')
      const site = await page()
      const code = codeOf(ask(site, 'connect', { scopes: ['sign'] }))
      const prompt = await promptWindow(browser)
      await prompt.page.waitForSelector('[data-own-word]')
      assert.match(await prompt.text(), /ceyran/)
      await prompt.press('approve')
      assert.equal(await code, 'done')
      assert.ok(!(await site.content()).includes('ceyran'))
      await manager.close()
    })

    it('row 12: takes the language that is chosen, keeps it, and looks again when told to', async () => {
      const { place } = world()
      const settings = await openOwnPage(world(), 'settings')
      await settings.select('[data-field="language"]', 'az')
      await settings.waitForSelector('html[lang="az"]')
      await settings.close()
      const manager = await openOwnPage(world(), 'readiness')
      await manager.waitForSelector('html[lang="az"]')
      const counted = async (): Promise<number> => {
        const step = await manager.waitForSelector('[data-step="tokens"]')
        const text = await step?.evaluate(({ textContent }) => textContent)
        const found = Number(/\d+/.exec(text ?? '')?.[0])
        const forms = languages.az.manager.readiness.tokensGood
        assert.ok(text?.includes(fill(pluralForm('az', forms, found), { count: found })), text)
        return found
      }
      const before = await counted()
      place.tokens.addToken('Kassa')
      await delay(500)
      assert.equal(await counted(), before, 'not by itself')
      // Modules that know of no new tokens are begun anew now and then only.
      await until('one more was found', async () => {
        await manager.click('[data-action="check"]')
        await delay(500)
        return (await counted()) === before + 1
      })
      await manager.evaluate(() => (location.hash = '#settings'))
      await manager.waitForSelector('[data-section="settings"]')
      await manager.select('[data-field="language"]', 'en')
      await manager.waitForSelector('html[lang="en"]')
      await manager.close()
    })

    it('row 12: registers a module by its absolute path, and says why it takes no other', async () => {
      const { place } = world()
      const manager = await openOwnPage(world(), 'modules')
      const path = await manager.waitForSelector('[data-field="module-path"]')
      const add = async (text: string): Promise<void> => {
        await path?.click({ count: 3 })
        await path?.type(text)
        await manager.click('[data-action="add"]')
      }
      await add('evil.so')
      await manager.waitForSelector('[data-error="MODULE_PATH_REFUSED"]')
      const { path: good } = faultyModule(place.folder, softHsmLibrary)
      await add(good)
      await until('the module was listed', async () =>
        (await manager.$eval('main', main => main.innerText)).includes(good),
      )
      await manager.close()
    })

    it('row 96: takes 300 files that are dropped at once, says of a folder that it is one, and signs the others with one PIN', async () => {
      const { place, browser } = world()
      const folder = join(place.folder, 'Sənədlər')
      await mkdir(folder)
      const paths = Array.from({ length: 300 }, (_, at) => join(folder, `Sənəd № ${at + 1}.txt`))
      await Promise.all(paths.map(path => writeFile(path, path)))
      const manager = await openOwnPage(world(), 'sign')
      await manager.bringToFront()
      await dropFiles(manager, browserName, browserName === 'chromium' ? [...paths, folder] : paths)
      await manager.waitForSelector('[data-file="Sənəd № 300.txt"]')
      const texts = (selector: string): Promise<string[]> =>
        manager.$$eval(selector, all => all.map(one => (one as HTMLElement).innerText))
      const { signFiles } = languages.en
      assert.deepEqual(await texts('[data-unfit]'), browserName === 'chromium' ? [signFiles.unfit.folder] : [])
      if (browserName === 'firefox') return manager.close()
      await manager.click('[data-action="sign-files"]')
      await agree(browser, { pin: userPin })
      await manager.waitForSelector('[data-phase="done"]')
      assert.deepEqual(await texts('[data-phase]'), [
        fill(pluralForm('en', signFiles.done, 300), { count: 300, total: 300 }),
      ])
      assert.equal((await manager.$$('[data-signed="true"]')).length, 300)
      // With the signatures, which nobody saved: the browser asks nobody where a test closes it.
      await manager.close()
    })

    // Firefox lets nobody but itself open a page of an extension by address.
    if (browserName === 'firefox') return
    it('the popup tells that the host is ready', async () => {
      const popup = await world().browser.extensionPage('popup/index.html')
      await popup.waitForSelector('[data-host="ready"]')
      await popup.close()
    })
  })
}
