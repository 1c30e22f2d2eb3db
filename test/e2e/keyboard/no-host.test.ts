/** Without the native host, with the keyboard alone: what the page says, and what popup and Readiness say to do. */
import assert from 'node:assert/strict'
import { keyboardOn } from '../../support/keyboard.ts'
import { mostlyIn } from '../../support/test-browsers.ts'
import { ask, codeOf } from '../journey/ask.ts'
import { signing } from '../journey/documents.ts'
import { managerAddress, managerKeys, opensTab, says, windowKeys } from '../journey/keys.ts'
import { promptWindow } from '../../support/prompt-driver.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { inWorld } from '../journey/world.ts'
import { errorWords } from '../journey/error-words.ts'

const { prompt, common, popup: popupTexts, manager: texts } = says
const { readiness } = texts

for (const browserName of mostlyIn('firefox'))
  describe(`without the native host, with the keyboard alone in ${browserName}`, function () {
    this.timeout(120_000)
    const world = inWorld({ browser: browserName, host: false })

    it('tells the page, which says so', async () => {
      const { browser, authority } = world()
      const bank = await startBank({ authorities: [authority.root] })
      try {
        const site = keyboardOn(await browser.open(`${bank.origin}/?lang=en`), browserName)
        await site.tabTo({ role: 'button', name: 'Log in with your digital signature' })
        await site.press('Enter')
        const allow = await windowKeys(browser)
        await allow.press('Enter')
        await allow.approve(prompt.approve.connect)
        await site.hears('The extension is there, but the Mohur program was not found on this computer. Install it.')
      } finally {
        await bank.close()
      }
    })

    it('says in the window what is missing, and leads to Readiness, which says what to do', async () => {
      const { browser, page } = world()
      const site = await page('sign')
      const asked = codeOf(ask(site, 'sign', signing()))
      const { page: opened, stage, gone } = await promptWindow(browser)
      await stage('failed')
      const window = keyboardOn(opened, browserName)
      await window.hears(errorWords('HOST_MISSING'))
      assert.equal(await asked, 'HOST_MISSING')
      const address = managerAddress(browser, { task: 'readiness' })
      await window.tabTo({ role: 'link', name: common.cures.readiness })
      await opensTab(opened, address, () => window.press('Enter'))
      await opened.bringToFront()
      await window.tabTo({ role: 'button', name: common.close })
      await window.press('Enter')
      await gone()

      const manager = await managerKeys(browser, site, { task: 'readiness' })
      await manager.tabTo({ role: 'summary', name: `${readiness.steps.host} ${readiness.states.broken}` })
      assert.equal((await manager.finds('text', readiness.hostMissing)).length, 1)
      await manager.tabTo({ role: 'button', name: readiness.check })
      await manager.press(' ')
      await manager.hears(readiness.checked.split('{')[0] ?? '')
    })

    // Firefox lets nobody but itself open a page of an extension by address.
    if (browserName === 'chromium') {
      it('says so in the popup, whose button leads to Readiness', async () => {
        const { browser } = world()
        const popup = keyboardOn(await browser.extensionPage('popup/index.html'), browserName)
        await popup.page.waitForSelector('[data-action="mend"]')
        assert.equal((await popup.finds('text', popupTexts.hostStates.missing)).length, 1)
        await popup.tabTo({ role: 'button', name: popupTexts.mend })
        const before = (await browser.pagesAt(managerAddress(browser, { task: 'readiness' }))).length
        await popup.press('Enter')
        const manager = await managerKeys(browser, popup.page, { task: 'readiness' })
        await manager.page.waitForSelector('[data-step="host"]')
        assert.ok((await browser.pagesAt(managerAddress(browser, { task: 'readiness' }))).length > before)
      })
    }
  })
