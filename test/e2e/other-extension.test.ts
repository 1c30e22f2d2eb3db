/** T7: another extension beside ours, in real browsers: from its background and its content script it gets nothing and starts nothing. */
import assert from 'node:assert/strict'
import { chromiumId } from '../../installer/extension-identity.ts'
import { product } from '../../shared/product.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { hasPrompt } from '../support/prompt-driver.ts'
import { spyingExtension } from '../support/spying-extension.ts'
import { until } from '../support/until.ts'
import { inWorld } from './journey/world.ts'

const ids = { chromium: chromiumId, firefox: product.firefoxId } satisfies Record<BrowserName, string>
/** What an attempt may come to. */
const nothing = /^(closed|silent|refused)$/

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`another extension in ${browserName}`, () => {
    const world = inWorld({ browser: browserName })

    it('T7: its messages, ports, fetches and native port get no answer, no window opens and no host is started', async () => {
      const { browser, place, page } = world()
      const folder = spyingExtension(place.folder, {
        id: ids[browserName],
        origin: browser.extensionOrigin,
        host: product.hostName,
      })
      await browser.browser.installExtension(folder)
      const site = await page()
      const spied = await until(
        'it had tried everything',
        () => site.evaluate(() => document.body.dataset['spied']),
        50_000,
      )
      const found = JSON.parse(spied) as Record<string, Record<string, string>>
      for (const [who, outcomes] of Object.entries(found)) {
        for (const [what, outcome] of Object.entries(outcomes)) assert.match(outcome, nothing, `${who}: ${what}`)
      }
      assert.deepEqual(Object.keys(found['background'] ?? {}).length, 10)
      assert.equal(await hasPrompt(browser), false)
      assert.deepEqual(place.hostProcesses().host, [])
      // The page itself is heard as always.
      assert.equal(await site.evaluate(() => window.mohur?.status().then(({ host }) => host)), 'unknown')
    }).timeout(120_000)
  })
}
