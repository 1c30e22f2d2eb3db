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

/** The registration number. */
export async function walkToNumber(walk: Walk): Promise<string> {
  const { browser, portal, who } = walk
  const page = walk.page() ?? (await browser().open('about:blank'))
  // A page behind another one stands still.
  console.error('   ', new Date().toISOString().slice(14,23), 1, 'await page.bringToFront()')
  await page.bringToFront()
  console.error('   ', new Date().toISOString().slice(14,23), 2, 'await page.goto(`${portal}/request.html?class=organisation&lang=en`)')
  await page.goto(`${portal}/request.html?class=organisation&lang=en`)
  console.error('   ', new Date().toISOString().slice(14,23), 3, "if ((await shown(page, '#start', '#confirmation', '#form')) === '#start') {")
  if ((await shown(page, '#start', '#confirmation', '#form')) === '#start') {
  console.error('   ', new Date().toISOString().slice(14,23), 4, "await page.$eval('#fin', (input, fin) => ((input as HTMLInputElement).value = fi")
    await page.$eval('#fin', (input, fin) => ((input as HTMLInputElement).value = fin), who.fin)
  console.error('   ', new Date().toISOString().slice(14,23), 5, "await page.$eval('#phone', (input, phone) => ((input as HTMLInputElement).value ")
    await page.$eval('#phone', (input, phone) => ((input as HTMLInputElement).value = phone), who.phone)
  console.error('   ', new Date().toISOString().slice(14,23), 6, "await page.$eval('#rules', box => ((box as HTMLInputElement).checked = true))")
    await page.$eval('#rules', box => ((box as HTMLInputElement).checked = true))
  console.error('   ', new Date().toISOString().slice(14,23), 7, "await page.click('#next')")
    await page.click('#next')
  }
  console.error('   ', new Date().toISOString().slice(14,23), 8, "if ((await shown(page, '#confirmation', '#form')) === '#confirmation') {")
  if ((await shown(page, '#confirmation', '#form')) === '#confirmation') {
  console.error('   ', new Date().toISOString().slice(14,23), 9, "await walk.at('code', page)")
    await walk.at('code', page)
  console.error('   ', new Date().toISOString().slice(14,23), 10, "await page.$eval('#code', (input, code) => ((input as HTMLInputElement).value = ")
    await page.$eval('#code', (input, code) => ((input as HTMLInputElement).value = code), await codeFor(walk))
  console.error('   ', new Date().toISOString().slice(14,23), 11, "await page.click('#confirm')")
    await page.click('#confirm')
  console.error('   ', new Date().toISOString().slice(14,23), 12, "await page.waitForSelector('#form:not([hidden])')")
    await page.waitForSelector('#form:not([hidden])')
  }
  console.error('   ', new Date().toISOString().slice(14,23), 13, 'await fillIn(page, who)')
  await fillIn(page, who)
  console.error('   ', new Date().toISOString().slice(14,23), 14, "await walk.at('form', page)")
  await walk.at('form', page)
  console.error('   ', new Date().toISOString().slice(14,23), 15, "await page.click('#check')")
  await page.click('#check')
  console.error('   ', new Date().toISOString().slice(14,23), 16, 'await page.waitForSelector(`#token option[value="${walk.token}"]`)')
  await page.waitForSelector(`#token option[value="${walk.token}"]`)
  console.error('   ', new Date().toISOString().slice(14,23), 17, "await page.select('#algorithm', 'P-256')")
  await page.select('#algorithm', 'P-256')
  console.error('   ', new Date().toISOString().slice(14,23), 18, "await page.select('#token', walk.token)")
  await page.select('#token', walk.token)
  console.error('   ', new Date().toISOString().slice(14,23), 19, 'await send(walk, page)')
  await send(walk, page)
  console.error('   ', new Date().toISOString().slice(14,23), 20, "await page.waitForSelector('#registered:not([hidden])')")
  await page.waitForSelector('#registered:not([hidden])')
  console.error('   ', new Date().toISOString().slice(14,23), 21, "const number = await page.$eval('#number', element => element.textContent ?? '')")
  const number = await page.$eval('#number', element => element.textContent ?? '')
  console.error('   ', new Date().toISOString().slice(14,23), 22, "await walk.at('registered', page)")
  await walk.at('registered', page)
  return number
}

async function codeFor({ portal, who }: Walk): Promise<string> {
  console.error('   ', new Date().toISOString().slice(14,23), 23, 'const response = await fetch(`${portal}/api/messages?to=${encodeURIComponent(who')
  const response = await fetch(`${portal}/api/messages?to=${encodeURIComponent(who.phone)}`)
  const { messages } = (await response.json()) as { messages: { text: string }[] }
  return /\d{6}/.exec(messages[0]?.text ?? '')?.[0] ?? ''
}

/** What was made before is sent again, and nobody is asked. */
async function send(walk: Walk, page: Page): Promise<void> {
  console.error('   ', new Date().toISOString().slice(14,23), 24, "await holdBack(page, '/api/requests')")
  await holdBack(page, '/api/requests')
  console.error('   ', new Date().toISOString().slice(14,23), 25, "await page.click('#send')")
  await page.click('#send')
  const asked = promptWindow(walk.browser()).catch(() => null)
  const answered = until('the centre had answered', () => isHeld(page))
  answered.catch(() => undefined)
  console.error('   ', new Date().toISOString().slice(14,23), 26, 'const prompt = await Promise.race([asked, answered.then(() => null)])')
  const prompt = await Promise.race([asked, answered.then(() => null)])
  if (prompt) {
    const before = walk.module.calls().length
  console.error('   ', new Date().toISOString().slice(14,23), 27, "await prompt.stage('asking')")
    await prompt.stage('asking')
  console.error('   ', new Date().toISOString().slice(14,23), 28, "await walk.at('window', page)")
    await walk.at('window', page)
  console.error('   ', new Date().toISOString().slice(14,23), 29, 'if ((await prompt.choices()).includes(walk.token)) await prompt.choose(walk.toke')
    if ((await prompt.choices()).includes(walk.token)) await prompt.choose(walk.token)
  console.error('   ', new Date().toISOString().slice(14,23), 30, "await prompt.type('pin', walk.pin)")
    await prompt.type('pin', walk.pin)
  console.error('   ', new Date().toISOString().slice(14,23), 31, "await prompt.press('approve')")
    await prompt.press('approve')
    const began = (): boolean =>
      walk.module
        .calls()
        .slice(before)
        .some(call => call === 'C_GenerateKeyPair')
  console.error('   ', new Date().toISOString().slice(14,23), 32, "await until('the key was begun, or there was one', async () => began() || (await")
    await until('the key was begun, or there was one', async () => began() || (await isHeld(page)))
  console.error('   ', new Date().toISOString().slice(14,23), 33, "await walk.at('key', page)")
    await walk.at('key', page)
  console.error('   ', new Date().toISOString().slice(14,23), 34, 'await answered')
    await answered
  console.error('   ', new Date().toISOString().slice(14,23), 35, 'await page.bringToFront()')
    await page.bringToFront()
  }
  console.error('   ', new Date().toISOString().slice(14,23), 36, "await walk.at('sending', page)")
  await walk.at('sending', page)
  console.error('   ', new Date().toISOString().slice(14,23), 37, 'await letGo(page)')
  await letGo(page)
}

/** Paid and installed. */
export async function walkToCertificate(walk: Walk, number: string): Promise<void> {
  const { browser, portal } = walk
  console.error('   ', new Date().toISOString().slice(14,23), 38, 'await walk.approve(number)')
  await walk.approve(number)
  const old = walk.page()
  console.error('   ', new Date().toISOString().slice(14,23), 39, 'const page = await lookUp(browser(), portal, number)')
  const page = await lookUp(browser(), portal, number)
  console.error('   ', new Date().toISOString().slice(14,23), 40, 'await old?.close()')
  await old?.close()
  console.error('   ', new Date().toISOString().slice(14,23), 41, "if ((await page.$eval('#status', status => status.getAttribute('data-status'))) ")
  if ((await page.$eval('#status', status => status.getAttribute('data-status'))) === 'payment')
  console.error('   ', new Date().toISOString().slice(14,23), 42, 'await payFor(walk, page)')
    await payFor(walk, page)
  console.error('   ', new Date().toISOString().slice(14,23), 43, 'await page.waitForSelector(\'#status[data-status="ready"]\')')
  await page.waitForSelector('#status[data-status="ready"]')
  console.error('   ', new Date().toISOString().slice(14,23), 44, "await page.click('#install')")
  await page.click('#install')
  console.error('   ', new Date().toISOString().slice(14,23), 45, 'const prompt = await promptWindow(browser())')
  const prompt = await promptWindow(browser())
  console.error('   ', new Date().toISOString().slice(14,23), 46, "await prompt.stage('asking')")
  await prompt.stage('asking')
  console.error('   ', new Date().toISOString().slice(14,23), 47, "await walk.at('installing', page)")
  await walk.at('installing', page)
  console.error('   ', new Date().toISOString().slice(14,23), 48, 'if ((await prompt.choices()).includes(walk.token)) await prompt.choose(walk.toke')
  if ((await prompt.choices()).includes(walk.token)) await prompt.choose(walk.token)
  console.error('   ', new Date().toISOString().slice(14,23), 49, "await prompt.type('pin', walk.pin)")
  await prompt.type('pin', walk.pin)
  const before = walk.module.calls().length
  console.error('   ', new Date().toISOString().slice(14,23), 50, "await prompt.press('approve')")
  await prompt.press('approve')
  const began = (): boolean => walk.module.calls().slice(before).includes('C_CreateObject')
  console.error('   ', new Date().toISOString().slice(14,23), 51, "await until('the certificate was being written, or there was one', async () => b")
  await until('the certificate was being written, or there was one', async () => began() || (await installed(page)))
  if (began()) await walk.at('writing', page)
  console.error('   ', new Date().toISOString().slice(14,23), 52, 'await page.waitForSelector(\'#outcome[data-code="installed"]\')')
  await page.waitForSelector('#outcome[data-code="installed"]')
}

const installed = async (page: Page): Promise<boolean> => (await page.$('#outcome[data-code="installed"]')) !== null

async function payFor(walk: Walk, page: Page): Promise<void> {
  console.error('   ', new Date().toISOString().slice(14,23), 53, "await page.click('#pay')")
  await page.click('#pay')
  console.error('   ', new Date().toISOString().slice(14,23), 54, "if ((await shown(page, '#first', '#paid')) === '#first') {")
  if ((await shown(page, '#first', '#paid')) === '#first') {
  console.error('   ', new Date().toISOString().slice(14,23), 55, "await page.type('#digits', '888888')")
    await page.type('#digits', '888888')
  console.error('   ', new Date().toISOString().slice(14,23), 56, "await page.click('#first button')")
    await page.click('#first button')
  console.error('   ', new Date().toISOString().slice(14,23), 57, "await page.waitForSelector('#card-form:not([hidden])')")
    await page.waitForSelector('#card-form:not([hidden])')
  console.error('   ', new Date().toISOString().slice(14,23), 58, "await walk.at('card', page)")
    await walk.at('card', page)
  console.error('   ', new Date().toISOString().slice(14,23), 59, "await page.type('#card', '0000000005')")
    await page.type('#card', '0000000005')
  console.error('   ', new Date().toISOString().slice(14,23), 60, "await page.type('#expires', '12/49')")
    await page.type('#expires', '12/49')
  console.error('   ', new Date().toISOString().slice(14,23), 61, "await page.type('#cvv2', '123')")
    await page.type('#cvv2', '123')
  console.error('   ', new Date().toISOString().slice(14,23), 62, "await holdBack(page, '/pay')")
    await holdBack(page, '/pay')
    walk.pays()
  console.error('   ', new Date().toISOString().slice(14,23), 63, "await page.click('#forward')")
    await page.click('#forward')
  console.error('   ', new Date().toISOString().slice(14,23), 64, "await until('the payment portal had answered', () => isHeld(page))")
    await until('the payment portal had answered', () => isHeld(page))
  console.error('   ', new Date().toISOString().slice(14,23), 65, "await walk.at('paying', page)")
    await walk.at('paying', page)
  console.error('   ', new Date().toISOString().slice(14,23), 66, 'await letGo(page)')
    await letGo(page)
  console.error('   ', new Date().toISOString().slice(14,23), 67, "await page.waitForSelector('#confirmed:not([hidden])')")
    await page.waitForSelector('#confirmed:not([hidden])')
  console.error('   ', new Date().toISOString().slice(14,23), 68, "await page.click('#go-back')")
    await page.click('#go-back')
  }
  console.error('   ', new Date().toISOString().slice(14,23), 69, "await page.waitForSelector('#paid:not([hidden])')")
  await page.waitForSelector('#paid:not([hidden])')
  console.error('   ', new Date().toISOString().slice(14,23), 70, "await page.click('#to-status')")
  await page.click('#to-status')
}

interface Holding {
  held: boolean
  letGo: (() => void) | null
}
type Holder = typeof globalThis & { holding: Holding }

/** The answer of the server to what ends so does not reach the page until it is let go. */
const holdBack = (page: Page, end: string): Promise<void> =>
  page.evaluate(end => {
    const real = globalThis.fetch
    const here = globalThis as Holder
    const holding: Holding = { held: false, letGo: null }
    here.holding = holding
    const released = new Promise<void>(resolve => void (holding.letGo = resolve))
    globalThis.fetch = async (...given) => {
  console.error('   ', new Date().toISOString().slice(14,23), 71, 'const answer = await real(...given)')
      const answer = await real(...given)
      const [asked] = given
      if (typeof asked !== 'string' || !asked.endsWith(end)) return answer
      holding.held = true
  console.error('   ', new Date().toISOString().slice(14,23), 72, 'await released')
      await released
      return answer
    }
  }, end)

const isHeld = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as Holder).holding.held).catch(() => false)
const letGo = (page: Page): Promise<void> => page.evaluate(() => (globalThis as Holder).holding.letGo?.())
