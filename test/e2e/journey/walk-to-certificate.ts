/**
 * A person who wants a certificate and goes on from wherever they are: first step, code, form, key, number, payment, installation. At each step
 * something may break off; then they come again.
 */
import type { Page } from 'puppeteer'
import type { FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { promptWindow } from '../../support/prompt-driver.ts'
import { until } from '../../support/until.ts'
import { lookUp } from './collect.ts'
import { fillIn, type applicant } from './enrol.ts'
import { heldAt, holdBack, letGo } from './hold-back.ts'

export const walkSteps = [
  'code',
  'form',
  'window',
  'key',
  'sending',
  'registered',
  'card',
  'paying',
  'installing',
  'writing',
] as const
export type WalkStep = (typeof walkSteps)[number]

/** What was broken off; the walk begins again. */
export class BrokenOff extends Error {}

export interface Walk {
  browser: () => LaunchedBrowser
  /** Where the page is that the person still has; `null` when it is gone. */
  page: () => Page | null
  portal: string
  who: typeof applicant & { phone: string }
  module: FaultyModule
  /** Id of the token. */
  token: string
  pin: string
  /** Called where a step is reached; resolves where nothing breaks off. @throws BrokenOff */
  at: (step: WalkStep, page: Page) => Promise<void>
  /** Called with each press that pays. */
  pays: () => void
  /** Who looks at the request at the registration centre. */
  approve: (number: string) => Promise<void>
}

const isShown = (page: Page, selector: string): Promise<boolean> =>
  page.$eval(selector, element => element.checkVisibility()).catch(() => false)

/** The first of these that the page shows. */
const shown = (page: Page, ...selectors: string[]): Promise<string> =>
  until(`the page showed ${selectors.join(' or ')}`, async () => {
    for (const selector of selectors) if (await isShown(page, selector)) return selector
    return null
  })

/** A page behind another one stands still, and a browser that was killed opens one of its own at some moment. */
async function press(page: Page, selector: string): Promise<void> {
  await page.bringToFront()
  await page.click(selector)
}

/** The registration number. */
export async function walkToNumber(walk: Walk): Promise<string> {
  const { browser, portal, who } = walk
  const page = walk.page() ?? (await browser().open('about:blank'))
  // A page behind another one stands still.
  await page.bringToFront()
  await page.goto(`${portal}/request.html?class=organisation&lang=en`)
  if ((await shown(page, '#start', '#confirmation', '#form')) === '#start') {
    await page.$eval('#fin', (input, fin) => ((input as HTMLInputElement).value = fin), who.fin)
    await page.$eval('#phone', (input, phone) => ((input as HTMLInputElement).value = phone), who.phone)
    await page.$eval('#rules', box => ((box as HTMLInputElement).checked = true))
    await press(page, '#next')
  }
  if ((await shown(page, '#confirmation', '#form')) === '#confirmation') {
    await walk.at('code', page)
    await page.$eval('#code', (input, code) => ((input as HTMLInputElement).value = code), await codeFor(walk))
    await press(page, '#confirm')
    await page.waitForSelector('#form:not([hidden])')
  }
  await fillIn(page, who)
  await walk.at('form', page)
  await press(page, '#check')
  await page.waitForSelector(`#token option[value="${walk.token}"]`)
  await page.select('#algorithm', 'P-256')
  await page.select('#token', walk.token)
  await send(walk, page)
  await page.waitForSelector('#registered:not([hidden])')
  const number = await page.$eval('#number', element => element.textContent ?? '')
  await walk.at('registered', page)
  return number
}

async function codeFor({ portal, who }: Walk): Promise<string> {
  const response = await fetch(`${portal}/api/messages?to=${encodeURIComponent(who.phone)}`)
  const { messages } = (await response.json()) as { messages: { text: string }[] }
  return /\d{6}/.exec(messages[0]?.text ?? '')?.[0] ?? ''
}

/** What was made before is sent again, and nobody is asked. */
async function send(walk: Walk, page: Page): Promise<void> {
  await holdBack(page, 'answered /api/requests')
  await press(page, '#send')
  const asked = promptWindow(walk.browser()).catch(() => null)
  const answered = until('the centre had answered', () => isHeld(page))
  answered.catch(() => undefined)
  const prompt = await Promise.race([asked, answered.then(() => null)])
  if (prompt) {
    const before = walk.module.calls().length
    await prompt.stage('asking')
    await walk.at('window', page)
    if ((await prompt.choices()).includes(walk.token)) await prompt.choose(walk.token)
    await prompt.type('pin', walk.pin)
    await prompt.press('approve')
    const began = (): boolean =>
      walk.module
        .calls()
        .slice(before)
        .some(call => call === 'C_GenerateKeyPair')
    await until('the key was begun, or there was one', async () => began() || (await isHeld(page)))
    await walk.at('key', page)
    await answered
    await page.bringToFront()
  }
  await walk.at('sending', page)
  await letGo(page)
}

/** Paid and installed. */
export async function walkToCertificate(walk: Walk, number: string): Promise<void> {
  const { browser, portal } = walk
  await walk.approve(number)
  const old = walk.page()
  const page = await lookUp(browser(), portal, number)
  await old?.close()
  if ((await page.$eval('#status', status => status.getAttribute('data-status'))) === 'payment')
    await payFor(walk, page)
  await page.waitForSelector('#status[data-status="ready"]')
  await press(page, '#install')
  const prompt = await promptWindow(browser())
  await prompt.stage('asking')
  await walk.at('installing', page)
  if ((await prompt.choices()).includes(walk.token)) await prompt.choose(walk.token)
  await prompt.type('pin', walk.pin)
  const before = walk.module.calls().length
  await prompt.press('approve')
  const began = (): boolean => walk.module.calls().slice(before).includes('C_CreateObject')
  await until('the certificate was being written, or there was one', async () => began() || (await installed(page)))
  if (began()) await walk.at('writing', page)
  await page.waitForSelector('#outcome[data-code="installed"]')
}

const isHeld = async (page: Page): Promise<boolean> => (await heldAt(page)) !== null

const installed = async (page: Page): Promise<boolean> => (await page.$('#outcome[data-code="installed"]')) !== null

async function payFor(walk: Walk, page: Page): Promise<void> {
  await press(page, '#pay')
  if ((await shown(page, '#first', '#paid')) === '#first') {
    await page.type('#digits', '888888')
    await press(page, '#first button')
    await page.waitForSelector('#card-form:not([hidden])')
    await walk.at('card', page)
    await page.type('#card', '0000000005')
    await page.type('#expires', '12/49')
    await page.type('#cvv2', '123')
    await holdBack(page, 'answered /pay')
    walk.pays()
    await press(page, '#forward')
    await until('the payment portal had answered', () => isHeld(page))
    await walk.at('paying', page)
    await letGo(page)
    await page.waitForSelector('#confirmed:not([hidden])')
    await press(page, '#go-back')
  }
  await page.waitForSelector('#paid:not([hidden])')
  await press(page, '#to-status')
}
