/** A person at a page of the bank who answers whatever Mohur asks until the page is where they want it, and may be broken off at each step. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { promptWindow, type PromptWindow } from '../../support/prompt-driver.ts'
import { until } from '../../support/until.ts'
import { heldAt, holdBack, letGo, type HeldAt } from './hold-back.ts'
import type { At, Scene } from './scene.ts'

/** What the token does for what was agreed to, by the prompt. */
const callOf = {
  authenticate: 'C_Sign',
  sign: 'C_Sign',
  requestCertificate: 'C_GenerateKeyPair',
  renewCertificate: 'C_GenerateKeyPair',
  installCertificate: 'C_CreateObject',
  retireCertificate: 'C_DestroyObject',
} as const
type Asked = keyof typeof callOf

/** The window stands there; the token is at it; a request to the server has not left, or its answer has not come. */
export type Step = `${Asked} ${'asked' | 'at work'}` | HeldAt

export const heldAmong = (steps: readonly string[]): HeldAt[] =>
  steps.filter((step): step is HeldAt => /^(leaving|answered) /.test(step))

export interface Errand {
  page: Page
  at: At
  /** The steps that lie at requests to the server. */
  held: readonly HeldAt[]
  pin: string
  /** Fingerprints of their certificates, the best first. */
  own?: readonly string[]
  /** Serial number of the token that the certificate goes from, where one is retired. */
  serial?: string
  /** What the person presses, again when Mohur says that they refused a moment ago. */
  press: string
  /** What the page shows at the end of it. */
  done: string
}

/** Tokens are looked at once a second. */
const foundMs = 3_000
const isOfCertificate: readonly Asked[] = ['authenticate', 'sign', 'renewCertificate']
const failure = ':is(#failure, #outcome.bad):not([hidden])'

/** What the page told the person. */
export class Told extends Error {
  readonly code: string
  constructor(code: string) {
    super(`the page says ${code}`)
    this.code = code
  }
}

/** @throws Told what went wrong when nothing was broken off */
export async function walkOn(scene: Scene, errand: Errand): Promise<void> {
  const { page, at, held, press, done } = errand
  await holdBack(page, ...held)
  await pressAt(page, press)
  while (!(await isShown(page, done))) {
    const place = await heldAt(page)
    const prompt = place ? null : await openPrompt(scene)
    if (place) {
      await at(place, page)
      await letGo(page)
    } else if (prompt) await answer(scene, prompt, errand)
    else if (await failed(page)) await pressAt(page, press)
    else await delay(25)
  }
}

export const isShown = (page: Page, selector: string): Promise<boolean> =>
  page.$eval(selector, element => element.checkVisibility()).catch(() => false)

/** The first of these that the page shows. */
export const shown = (page: Page, ...selectors: string[]): Promise<string> =>
  until(`the page showed ${selectors.join(' or ')}`, async () => {
    for (const selector of selectors) if (await isShown(page, selector)) return selector
    return null
  })

/** A page behind another one stands still. */
export async function pressAt(page: Page, selector: string): Promise<void> {
  await page.bringToFront()
  await page.waitForSelector(`${selector}:not([disabled], [hidden])`)
  await page.click(selector)
}

const asksFor = ({ page }: PromptWindow): Promise<string | null> =>
  page.$eval('[data-stage="asking"]', window => window.getAttribute('data-prompt')).catch(() => null)

async function openPrompt({ browser }: Scene): Promise<PromptWindow | null> {
  const windows = await browser().pagesAt(`${browser().extensionOrigin}/prompt/`)
  if (windows.length === 0) return null
  const prompt = await promptWindow(browser(), 500).catch(() => null)
  if (!prompt) return null
  if ((await asksFor(prompt)) !== null) return prompt
  // Of what was asked before: the person does not wait until it closes by itself.
  await prompt.page.$eval('[data-action="close"]', button => (button as HTMLElement).click()).catch(() => undefined)
  return null
}

async function answer(scene: Scene, prompt: PromptWindow, errand: Errand): Promise<void> {
  const { page, at } = errand
  const asked = (await asksFor(prompt)) as Asked | 'allowOrigin' | null
  if (asked === null) return
  if (asked === 'allowOrigin') return prompt.press('approve')
  await at(`${asked} asked`, page)
  await fillIn(prompt, asked, errand)
  const before = scene.calls().length
  await prompt.press('approve')
  const began = (): boolean => scene.calls().slice(before).includes(callOf[asked])
  const isOver = async (): Promise<boolean> =>
    (await heldAt(page)) !== null || (await isShown(page, errand.done)) || (await isShown(page, failure))
  await until('the token was at work, or had nothing to do', async () => began() || (await isOver()))
  if (began()) await at(`${asked} at work`, page)
}

async function fillIn(prompt: PromptWindow, asked: Asked, { own, serial = '', pin }: Errand): Promise<void> {
  if (asked === 'retireCertificate') {
    const remove = (): Promise<unknown> => prompt.page.$('[data-field="remove"]')
    const isThere = await until('it was found on a token', remove, foundMs).catch(() => null)
    // Then it went from there before.
    if (!isThere) return
    await prompt.tick('remove')
    await prompt.type('serial', serial)
  }
  // Tokens come in one after the other.
  if (own && isOfCertificate.includes(asked)) {
    const look = async (): Promise<string | undefined> => {
      const choices = await prompt.choices()
      return own.find(one => choices.includes(one))
    }
    await prompt.choose(await until('their certificate was there', look))
  }
  await prompt.type('pin', pin)
}

/** Whether it is only that the person closed a window a moment ago. */
async function failed(page: Page): Promise<boolean> {
  if (!(await isShown(page, failure))) return false
  const code = await page.$eval(failure, place => place.getAttribute('data-code'))
  if (code !== 'REFUSED_RECENTLY') throw new Told(code ?? '')
  await delay(500)
  return true
}
