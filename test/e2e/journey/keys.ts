/** A person before the windows of the extension who has nothing but a keyboard. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { fill, pluralForm } from '../../../extension/locales/format.ts'
import { languages } from '../../../extension/locales/languages.ts'
import type { Plural } from '../../../extension/locales/text-tables.ts'
import { keyboardOn, type Keyboard } from '../../support/keyboard.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { promptWindow, type PromptWindow } from '../../support/prompt-driver.ts'
import { until } from '../../support/until.ts'

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
      await keys.press(' ')
    },
  }
}

/** The page of the extension that came up at exactly this place, such as `manager/index.html#readiness`. */
export async function openedAt(browser: LaunchedBrowser, place: string): Promise<Page> {
  const address = `${browser.extensionOrigin}/${place}`
  return until(`${place} was open`, async () => {
    for (const page of await browser.pagesAt(address)) {
      if ((await page.evaluate(() => location.href).catch(() => '')) === address) return page
    }
    return null
  })
}
