/** A person before the windows of the extension who has nothing but a keyboard. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { limits } from '../../../shared/limits.ts'
import { fill, pluralForm } from '../../../extension/locales/format.ts'
import { languages } from '../../../extension/locales/languages.ts'
import type { Plural } from '../../../extension/locales/text-tables.ts'
import { keyboardOn, type Keyboard } from '../../support/keyboard.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { promptWindow, type PromptWindow } from '../../support/prompt-driver.ts'
import { until } from '../../support/until.ts'
import type { Params } from '../../../shared/operations/index.ts'
import { ask } from './ask.ts'

/** What the extension says in the language of the tests' browsers. */
export const says = languages.en
export const counted = (forms: Plural, count: number): string => fill(pluralForm('en', forms, count), { count })

export interface WindowKeys extends Keyboard, Pick<PromptWindow, 'stage' | 'gone'> {
  /** On the approving button: waits until it is live, is told of Space by Enter, which approves nothing, and presses Space. */
  approve: (name: string) => Promise<void>
}

/** The window that comes up next, once it asks. */
export async function windowKeys(browser: LaunchedBrowser): Promise<WindowKeys> {
  const { page, stage, gone } = await promptWindow(browser)
  await stage('asking')
  const keys = keyboardOn(page, browser.name)
  return {
    ...keys,
    stage,
    gone,
    approve: async name => {
      await keys.arrives({ role: 'button', name })
      await until(`the button ${name} was live`, async () => !(await keys.spot()).disabled)
      for (let times = 0; times < 3; times++) await keys.press('Enter')
      await keys.hears(says.prompt.pressSpace)
      assert.equal(await stage('asking'), 'asking')
      const waits = async (): Promise<boolean> => {
        if ((await page.$('[data-stage="asking"]')) === null) return false
        const spot = await keys.spot().catch(() => null)
        return spot === null || (spot.role === 'button' && spot.name === name)
      }
      // A press that begins while the button is dead again is not heard: on a busy machine a person presses once more.
      await until(`Space on ${name} was heard`, async () => {
        await keys.press(' ')
        for (const since = performance.now(); performance.now() < since + limits.promptArmMs + 200;) {
          if (!(await waits().catch(() => false))) return true
          await delay(25)
        }
        return false
      })
    },
  }
}

/** Follows a link of a page of the extension, and waits for one more tab that is open at exactly this address. */
export async function opensTab(page: Page, address: string, follow: () => Promise<void>): Promise<void> {
  const count = async (): Promise<number> => {
    const addresses = await page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
      const tabs = (await (browser ?? chrome)?.tabs.query({})) ?? []
      return tabs.map(({ url }) => url)
    })
    // Firefox's driver knows nothing of such a tab, and not every Chromium tells an extension where its own tabs are.
    const driven = page.browser().targets()
    const seen = [addresses, driven.map(target => target.url())]
    return Math.max(...seen.map(all => all.filter(url => url === address).length))
  }
  const before = await count()
  await follow()
  await until(`${address} was open`, async () => (await count()) === before + 1)
}

interface Api {
  tabs: { query: (which: object) => Promise<{ url?: string }[]> }
}

/**
 * The tab at this place of the manager that a link has opened. Of such a tab Firefox's driver knows nothing: there it is one that
 * the page `site` had opened at the same place.
 */
export async function managerKeys(
  browser: LaunchedBrowser,
  site: Page,
  place: Params<'openTokenManager'>,
): Promise<Keyboard> {
  return browser.name === 'firefox' ? openedKeys(browser, site, place) : keysAt(browser, place)
}

/** The tab at this place of the manager that the page has opened. */
export async function openedKeys(
  browser: LaunchedBrowser,
  site: Page,
  place: Params<'openTokenManager'>,
): Promise<Keyboard> {
  await site.bringToFront()
  // A person's gesture, which the page needs for it.
  await site.keyboard.press('Tab')
  await ask(site, 'openTokenManager', place)
  return keysAt(browser, place)
}

async function keysAt(browser: LaunchedBrowser, place: Params<'openTokenManager'>): Promise<Keyboard> {
  const address = managerAddress(browser, place)
  const page = await until(`${address} was there`, async () => (await browser.pagesAt(address)).at(-1))
  await page.bringToFront()
  return keyboardOn(page, browser.name)
}

export const managerAddress = (browser: LaunchedBrowser, { task, token }: Params<'openTokenManager'>): string =>
  `${browser.extensionOrigin}/manager/index.html#${task ?? 'tokens'}${token === undefined ? '' : `?token=${token}`}`
