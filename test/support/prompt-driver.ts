/** A person at the prompt window: reads it, types a PIN, waits for the buttons to come alive, approves or refuses. */
import { setTimeout as delay } from 'node:timers/promises'
import type { ElementHandle, Page } from 'puppeteer'
import { limits } from '../../shared/limits.ts'
import type { LaunchedBrowser } from './launch-browser.ts'
import { until } from './until.ts'

/** After a press that was not heard the button is live again within this time. */
const heardMs = limits.promptArmMs + 400
const busyMs = 5_000

export type Stage = 'reading' | 'preparing' | 'asking' | 'working' | 'done' | 'failed' | 'ended'

export interface PromptWindow {
  page: Page
  /** Resolves once the window is at one of these stages; tells which. */
  stage: (...wanted: Stage[]) => Promise<Stage>
  /** The whole text as the person reads it. */
  text: () => Promise<string>
  /** Types into a field (`data-field`), replacing what is there. */
  type: (field: string, text: string) => Promise<void>
  tick: (field: string) => Promise<void>
  /** Picks a certificate by fingerprint, or a token by id. */
  choose: (choice: string) => Promise<void>
  /** Picks the certificate on the token with this id. */
  chooseOn: (token: string) => Promise<void>
  /** What can be chosen: fingerprints or ids. */
  choices: () => Promise<string[]>
  /** Reads the documents to their end, as the window demands; waits until the button is live; presses it. */
  press: (action: 'approve' | 'reject' | 'close') => Promise<void>
  /** Whether the button can be pressed at this moment. */
  isLive: (action: 'approve' | 'reject') => Promise<boolean>
  /** Closes the window as the person's system does. */
  close: () => Promise<void>
  /** Waits for the end of the work and closes the window, as somebody does who does not wait until it closes by itself. */
  leave: () => Promise<void>
  /** Resolves when the window has gone by itself. */
  gone: () => Promise<void>
}

/** Waits for the window that a page's call brings up. */
export async function promptWindow(browser: LaunchedBrowser, timeoutMs = 15_000): Promise<PromptWindow> {
  const address = `${browser.extensionOrigin}/prompt/`
  // One that belongs to an earlier request may be closing.
  const drawn = async (page: Page): Promise<PromptWindow | null> =>
    // The ticket in the address is another one in each window.
    (await page.$('[data-stage]')) && drive(page, browser, await page.evaluate(() => location.href))
  return until(
    'a prompt window was drawn',
    async () => {
      const [page] = await browser.pagesAt(address)
      return page && drawn(page).catch(() => null)
    },
    timeoutMs,
  ).catch(async (error: unknown) => {
    const open = (await browser.browser.pages()).map(page => page.url())
    throw new Error(`${String(error)}; these pages were open: ${open.join(', ')}`, { cause: error })
  })
}

/** Whether a prompt window is open now. */
export const hasPrompt = async (browser: LaunchedBrowser): Promise<boolean> =>
  (await browser.pagesAt(`${browser.extensionOrigin}/prompt/`)).length > 0

function drive(page: Page, browser: LaunchedBrowser, address: string): PromptWindow {
  /** Away from the bar at the bottom; again when it moved: documents that are being drawn push down what stands below them. */
  const click = (selector: string, count = 1): Promise<ElementHandle> =>
    until(`${selector} could be clicked`, async () => {
      const element = await page.$(selector)
      await element?.evaluate(target => target.scrollIntoView({ block: 'center', behavior: 'instant' }))
      return element?.click({ count }).then(
        () => element,
        () => null,
      )
    })
  /** Again when something else was hit, because it moved. */
  const pick = async (selector: string): Promise<void> => {
    await until(`${selector} was chosen`, async () => {
      await click(selector)
      return page.$(`${selector}:checked`)
    })
  }
  const live = (action: string): string => `[data-action="${action}"]:not([aria-disabled="true"], :disabled)`
  const text = (): Promise<string> => page.evaluate(() => document.body.innerText)
  const read = async (): Promise<void> => {
    await page.$$eval('.pages', columns => columns.forEach(column => column.scrollTo(0, column.scrollHeight)))
    await page.$$eval('[data-document-end]', ends => ends.forEach(end => end.scrollIntoView()))
  }
  const stage: PromptWindow['stage'] = async (...wanted) => {
    const look = (): Promise<string | null> =>
      page.evaluate(() => document.querySelector('[data-stage]')?.getAttribute('data-stage') ?? null)
    const arrived = until(`the prompt was at ${wanted.join(' or ')}`, async () => {
      const now = await look()
      return wanted.find(name => name === now)
    })
    return arrived.catch(async (error: unknown) => {
      throw new Error(`${String(error)}\n${await text()}`, { cause: error })
    })
  }
  /**
   * Not when the window only came to the front by the press, or asked something else as it came: then the button is dead a while, and
   * live again, on a busy machine after a longer while.
   */
  const wasHeard = async (action: string): Promise<boolean> => {
    const began = performance.now()
    let dead = false
    while (performance.now() < began + (dead ? busyMs : heardMs)) {
      const [asks, isLive] = await Promise.all([page.$('[data-stage="asking"]'), page.$(live(action))]).catch(() => [])
      if (!asks) return true
      if (isLive && dead) return false
      dead ||= !isLive
      await delay(25)
    }
    return dead
  }
  const gone = async (): Promise<void> => {
    // Firefox's page objects of windows made by an extension do not tell that they are closed.
    await until('the prompt window went', async () => (await browser.pagesAt(address)).length === 0)
  }
  return {
    page,
    stage,
    text,
    type: async (field, text) => {
      const input = await click(`[data-field="${field}"]`, 3)
      await input.type(text)
    },
    tick: field => pick(`[data-field="${field}"]`),
    choose: choice => pick(`:is([data-choice="${choice}"] input, input[data-choice="${choice}"])`),
    chooseOn: token => pick(`[data-token="${token}"] input`),
    choices: () =>
      page.$$eval('[data-choice]', elements => elements.map(element => element.getAttribute('data-choice') ?? '')),
    press: async action => {
      await page.bringToFront()
      let clicked = false
      const pressed = async (): Promise<boolean> => {
        await until(`the button ${action} was live`, async () => {
          await read()
          return page.$(live(action))
        })
        clicked = true
        await click(live(action))
        return wasHeard(action)
      }
      // A window that is gone has heard the press.
      const orGone = async (error: unknown): Promise<boolean> => {
        const there = await page.evaluate(() => true).catch(() => false)
        if (clicked && !there) return true
        throw error
      }
      await until(`the press of ${action} was heard`, () => pressed().catch(orGone))
    },
    isLive: async action => (await page.$(live(action))) !== null,
    close: () => page.close(),
    leave: async () => {
      const press = (selector: string): boolean => {
        const button = document.querySelector<HTMLElement>(selector)
        button?.click()
        return button !== null
      }
      // It may close by itself at any moment.
      await until('the work was over', () => page.evaluate(press, live('close')).catch(() => true), 60_000)
      await gone()
    },
    gone,
  }
}
