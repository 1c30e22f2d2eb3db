/**
 * A person who has no mouse and does not look at the screen: presses keys, and knows where they are and what was said from the
 * accessibility tree alone. Chromium gives its tree away (`read-tree.ts`); Firefox does not (`look-around.ts`).
 */
import type { KeyInput, Page } from 'puppeteer'
import type { BrowserName } from './launch-browser.ts'
import { isConfirmed, lookAround, lookAtFocus, type Look, type Spot } from './look-around.ts'
import { readFocus, readTree } from './read-tree.ts'
import { until } from './until.ts'

/** Role and name as the tree has them. */
export type Wanted = Pick<Spot, 'role' | 'name'>

export interface Keyboard {
  page: Page
  press: (...keys: KeyInput[]) => Promise<void>
  type: (text: string) => Promise<void>
  /** Where the person is now. */
  spot: () => Promise<Spot>
  /** Tab (with `back`, Shift and Tab) as often as it takes. @throws Error telling what was passed */
  tabTo: (wanted: Wanted, back?: 'back') => Promise<void>
  /** Waits until the person is there without a key of theirs. */
  arrives: (wanted: Wanted) => Promise<void>
  /** Waits until a live region says so. */
  hears: (words: string) => Promise<void>
  /** Everything with this role, and with this name if there is one. */
  finds: (role: string, name?: string) => Promise<Spot[]>
}

/** What is further away is out of reach of anybody's patience. */
const mostTabs = 80

interface Eyes {
  focus: (page: Page) => Promise<Spot>
  all: (page: Page) => Promise<Look>
  /** Whether the browser's own tree says so. */
  confirms: (page: Page, spot: Spot) => Promise<boolean>
}

const eyes: Record<BrowserName, Eyes> = {
  chromium: { focus: readFocus, all: readTree, confirms: () => Promise.resolve(true) },
  firefox: { focus: lookAtFocus, all: lookAround, confirms: isConfirmed },
}

export function keyboardOn(page: Page, browser: BrowserName): Keyboard {
  const { focus, all, confirms } = eyes[browser]
  const heard = listenIn(page)
  const press: Keyboard['press'] = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key).catch(async (error: unknown) => {
        // What goes down may close the window before it comes up.
        if (await page.evaluate(() => true).catch(() => false)) throw error
      })
    }
  }
  const tab = async (back: boolean): Promise<void> => {
    if (back) await page.keyboard.down('Shift')
    await press('Tab')
    if (back) await page.keyboard.up('Shift')
  }
  const arrives: Keyboard['arrives'] = async wanted => {
    let here: Spot | null = null
    await telling(
      () => `the focus did not come to ${told(wanted)}: ${here && told(here)}`,
      async () => {
        here = await focus(page)
        return isThere(here, wanted) && (await confirms(page, here))
      },
    )
  }
  return {
    page,
    press,
    type: text => page.keyboard.type(text),
    spot: () => focus(page),
    tabTo: async (wanted, back) => {
      const passed: string[] = []
      for (let times = 0; times < mostTabs; times++) {
        await tab(back === 'back')
        const here = await focus(page)
        if (isThere(here, wanted)) {
          await regainFocus(page)
          return arrives(wanted)
        }
        passed.push(told(here))
      }
      throw new Error(`no way by Tab to ${told(wanted)}:\n${passed.join('\n')}`)
    },
    arrives,
    hears: async words => {
      let said: string[] = []
      await telling(
        () => `nothing said “${words}”, but:\n${said.join('\n')}`,
        async () => {
          // A window that says its last word is gone a second later: a busy machine looks too late, and a person has heard it.
          said = await all(page).then(
            look => look.said,
            () => heard,
          )
          return said.some(one => one.includes(inOneLine(words)))
        },
      )
    },
    finds: async (role, name) =>
      (await all(page)).all.filter(one => one.role === role && (name === undefined || one.name === inOneLine(name))),
  }
}

/**
 * Past the end of a page the focus is the browser's own. Without a screen, Firefox's window never has it again by Tab alone, and its
 * buttons take no key; a tab that comes and goes gives it back. Sites take keys all the same, and windows have no tabs beside them.
 */
async function regainFocus(page: Page): Promise<void> {
  if (!page.url().includes('/manager/') || (await page.evaluate(() => document.hasFocus()))) return
  const other = await page.browser().newPage()
  await other.close()
  await page.bringToFront()
}

const mark = 'said: '

/** What live regions say from now on, whenever anything changes; kept when the page is gone. Of Firefox's windows the driver tells nothing. */
function listenIn(page: Page): string[] {
  const heard: string[] = []
  page.on('console', message => {
    if (message.text().startsWith(mark)) heard.push(inOneLine(message.text().slice(mark.length)))
  })
  page
    .evaluate(mark => {
      new MutationObserver(() => {
        const regions = [...document.querySelectorAll('[role="status"], [role="alert"]')]
        console.debug(mark + regions.map(region => region.textContent).join(' '))
      }).observe(document.documentElement, { subtree: true, childList: true, characterData: true })
    }, mark)
    .catch(() => undefined)
  return heard
}

/** Waits, and says in its own words what was there instead. */
async function telling(what: () => string, look: () => Promise<boolean>): Promise<void> {
  await until('it was so', look).catch((cause: unknown) => {
    throw new Error(what(), { cause })
  })
}

const isThere = (here: Spot, wanted: Wanted): boolean =>
  here.role === wanted.role && here.name === inOneLine(wanted.name)

const told = ({ role, name }: Wanted): string => `${role} “${name}”`

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
