/** What the toolbar icon, its popup and the manager tell by themselves: tokens, readers, and what needs the person. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { certificateFingerprint } from '../../extension/profiles/certificate-fingerprint.ts'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import { faultyModule, type FaultyModule } from '../support/fault-shim/faulty-module.ts'
import { mostlyIn } from '../support/test-browsers.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { ask } from './journey/ask.ts'
import { signing } from './journey/documents.ts'
import { openManager } from './journey/open-own-page.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

for (const browserName of mostlyIn('chromium')) {
  describe(`what is told without being asked in ${browserName}`, () => {
    let module: FaultyModule
    let manager: Page
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        await provision(place, { label: 'Dala', authority, days: 12 })
        module = faultyModule(place.folder, softHsmLibrary)
        module.misbehave('C_GetSlotList empty')
        mkdirSync(place.data, { recursive: true })
        writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
      },
    })

    const badge = (): Promise<readonly [text: string, title: string]> =>
      manager.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as Record<string, { action: Action }>
        const { action } = (browser ?? chrome) as { action: Action }
        return [await action.getBadgeText({}), await action.getTitle({})] as const
      })
    const openSection = async (name: string): Promise<void> => {
      await manager.evaluate(name => void (location.hash = `#${name}`), name)
      await manager.waitForSelector(`[data-section="${name}"]`)
    }

    it('T27: a stranger’s page starts no host', async () => {
      const { page, place } = world()
      await ask(await page(), 'status', {})
      assert.deepEqual(place.hostProcesses().host, [])
    })

    it('shows on the icon that a token is connected, and how many things need the person once they were read', async () => {
      manager = await openManager(world())
      await manager.waitForSelector('[data-token]')
      await until('the dot was shown', async () => (await badge())[0] === '•')
      assert.match((await badge())[1], /connected$/)
      await openSection('certificates')
      await manager.waitForSelector('[data-next="renew"]')
      await until('the number was shown', async () => (await badge())[0] === '1')
      assert.match((await badge())[1], /connected – 1 thing needs your attention$/)
    })

    it('row 1: shows in the manager a reader that is plugged in and out without a token', async () => {
      await openSection('tokens')
      await manager.waitForSelector('[data-token]')
      const count = (): Promise<number> => manager.$$eval('[data-reader]', all => all.length)
      const before = await count()
      module.misbehave('C_GetSlotList absent')
      await until('the reader was shown', async () => (await count()) > before, 2_500)
      module.misbehave('C_GetSlotList empty')
      await until('the reader was gone', async () => (await count()) === before, 2_500)
    })

    // Firefox lets nobody but itself open a page of an extension by address.
    if (browserName === 'chromium') {
      it('row 120: names the certificate that ends in the popup, and leads to the certificates', async () => {
        const { browser } = world()
        const popup = await browser.extensionPage('popup/index.html')
        const shown = await popup.waitForSelector('[data-attention="certificate"]')
        assert.match(await popup.evaluate(item => (item as HTMLElement).innerText, shown), /1[12] days left/)
        await popup.click('[data-attention="certificate"] [data-action="attend"]')
        const address = `${browser.extensionOrigin}/manager/index.html#certificates`
        const opened = await until('the certificates were open', async () => (await browser.pagesAt(address))[0])
        await opened.waitForSelector('[data-next="renew"]')
        await opened.close()
        await popup.close().catch(() => undefined)
      })
    }

    if (browserName === 'chromium') {
      it('tells once by a notification that the certificate ends which was signed with, and of no other', async () => {
        const { browser, page } = world()
        const told = (): Promise<string[]> =>
          manager.evaluate(async () => {
            const { notifications } = (globalThis as unknown as { chrome: { notifications: Notifications } }).chrome
            const ids = Object.keys(await notifications.getAll())
            await Promise.all(ids.map(id => notifications.clear(id)))
            return ids
          })
        assert.deepEqual(await told(), [], 'it was only looked at')
        const site = await page('sign')
        const sign = async (): Promise<string> => {
          const signed = ask(site, 'sign', signing(1))
          const prompt = await promptWindow(browser)
          await prompt.stage('asking')
          await prompt.type('pin', userPin)
          await prompt.press('approve')
          return certificateFingerprint((await signed).certificate)
        }
        const fingerprint = await sign()
        const shown = await until('it was told', async () => {
          const ids = await told()
          return ids.length > 0 && ids
        })
        assert.deepEqual(shown, [`expiry-${fingerprint}`])
        await sign()
        assert.deepEqual(await told(), [])
      })
    }

    it('clears the icon when the host goes away', async () => {
      const { place } = world()
      assert.notEqual((await badge())[0], '')
      for (const pid of place.hostProcesses().host) process.kill(pid, 'SIGKILL')
      await until('the badge was cleared', async () => (await badge())[0] === '')
      assert.equal((await badge())[1], 'Mohur')
    })
  })
}

interface Notifications {
  getAll: () => Promise<object>
  clear: (id: string) => Promise<boolean>
}

interface Action {
  getBadgeText: (details: object) => Promise<string>
  getTitle: (details: object) => Promise<string>
}
