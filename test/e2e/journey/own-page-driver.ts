/** A person at the manager: presses its buttons, goes through the windows they open, reads what it says. */
import assert from 'node:assert/strict'
import type { ElementHandle, Page } from 'puppeteer'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { promptWindow } from '../../support/prompt-driver.ts'
import { until } from '../../support/until.ts'
import { openOwnPage } from './open-own-page.ts'
import type { World } from './world.ts'

export interface OwnPageDriver {
  manager: Page
  find: (selector: string) => Promise<ElementHandle>
  /** Presses a button that is live. */
  press: (action: string) => Promise<void>
  /** Begins something in the manager, fills in the window that it opens, and approves; an empty text is a box to be ticked. */
  through: (begin: () => Promise<void>, fields: Record<string, string>) => Promise<void>
  /** Opens the page of the token with this serial number; registered modules are listed after the built-in ones. */
  open: (serialNumber: string, which?: 'first' | 'last') => Promise<void>
  /** How many elements of a part of the token's page there are. */
  count: (part: string, selector: string) => Promise<number>
  text: () => Promise<string>
}

const patienceMs = 20_000

export async function driveOwnPage(world: World): Promise<OwnPageDriver> {
  return driveManager(await openOwnPage(world, 'tokens'), world.browser)
}

/** One that is open already. */
export function driveManager(manager: Page, browser: LaunchedBrowser): OwnPageDriver {
  manager.setDefaultTimeout(patienceMs)
  const text = (): Promise<string> => manager.evaluate(() => document.body.innerText)
  const find = (selector: string): Promise<ElementHandle> =>
    until(`${selector} was there`, () => manager.$(selector), patienceMs)
  return {
    manager,
    text,
    find,
    press: async action => {
      const button = await find(`[data-action="${action}"]:not([aria-disabled="true"])`)
      await button.click()
    },
    through: async (begin, fields) => {
      await manager.bringToFront()
      await begin()
      const prompt = await promptWindow(browser).catch(async (error: unknown) => {
        throw new Error(await text(), { cause: error })
      })
      await prompt.stage('asking')
      for (const [field, typed] of Object.entries(fields)) {
        await (typed === '' ? prompt.tick(field) : prompt.type(field, typed))
      }
      await prompt.press('approve').catch(async (error: unknown) => {
        throw new Error(await prompt.text(), { cause: error })
      })
      assert.equal(await prompt.stage('done', 'failed'), 'done', await prompt.text().catch(() => ''))
      await prompt.leave()
      await until('the manager said that it was done', () => manager.$('[data-activity="done"]'), patienceMs)
      await manager.bringToFront()
    },
    open: async (serialNumber, which = 'first') => {
      await manager.evaluate(() => (location.hash = '#tokens'))
      const selector = `article[data-token]:has(a[aria-label*="${serialNumber}"]) [data-action="open"]`
      await find(selector)
      const links = await manager.$$(selector)
      await links.at(which === 'first' ? 0 : -1)?.click()
      await find('[data-part="details"]')
    },
    count: (part, selector) => manager.$$eval(`[data-part="${part}"] ${selector}`, all => all.length),
  }
}
