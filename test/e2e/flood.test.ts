/** A page that floods hurts itself alone: little of it reaches the background, and another site is served meanwhile. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { countArrivals, flood } from '../support/flood.ts'
import { hasPrompt, promptWindow } from '../support/prompt-driver.ts'
import { mostlyIn } from '../support/test-browsers.ts'
import { until } from '../support/until.ts'
import { ask, codeOf } from './journey/ask.ts'
import { openOwnPage } from './journey/open-own-page.ts'
import { inWorld } from './journey/world.ts'

for (const browserName of mostlyIn('chromium')) {
  describe(`a flood in ${browserName}`, () => {
    const world = inWorld({ browser: browserName, host: false })
    let page: Page
    let own: Page
    before(async () => {
      own = await openOwnPage(world(), 'settings')
      page = await world().page()
    })

    /** How long another site waits for its window, in milliseconds. */
    const windowTime = async (): Promise<number> => {
      const { browser, page: newPage } = world()
      const other = await newPage()
      const start = performance.now()
      const code = codeOf(ask(other, 'connect', { scopes: ['sign'] }))
      await until('the window was there', () => hasPrompt(browser))
      const took = performance.now() - start
      await (await promptWindow(browser)).press('reject')
      assert.equal(await code, 'USER_REJECTED')
      return took
    }

    it('T45, G11, R13: of thousands of calls of one page fewer than 50 reach the background, and another site is served meanwhile', async () => {
      const quiet = await windowTime()
      const arrived = await countArrivals(own)
      const flooded = flood(page, { count: 5_000 })
      const during = await windowTime()
      const codes = await flooded
      const { requests } = await arrived()
      // The other site's own is among them.
      assert.ok(requests >= 40 && requests - 1 < 50, `${requests} requests, ${JSON.stringify(codes)}`)
      // Others may use the computer before it, after it or meanwhile: what a flood holds up it holds up each time.
      const slowest = Math.max(quiet, await windowTime())
      const times = [during]
      while (times.length < 3 && Math.min(...times) >= 3 * slowest + 1_000) {
        const again = flood(page, { count: 5_000 })
        times.push(await windowTime())
        await again
      }
      assert.ok(Math.min(...times) < 3 * slowest + 1_000, `${times.join(', ')} ms beside ${slowest}`)
    })

    it('T45: a large message of a stranger stays in its page, and the background lives on', async () => {
      const arrived = await countArrivals(own)
      const before = (await arrived()).requests
      await delay(2_000)
      const codes = await flood(page, { count: 8, bytes: 10_000_000 })
      assert.deepEqual(codes, { NOT_ALLOWED: 8 })
      const huge = await flood(page, { count: 1, keys: 200_000 })
      assert.deepEqual(huge, { NOT_ALLOWED: 1 })
      const { requests, large } = await arrived()
      assert.deepEqual([requests - before, large], [9, 0])
      await windowTime()
    })
  })
}
