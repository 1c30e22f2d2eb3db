/** The person logs in to the bank, and signs payments, one or many at a time. */
import type { Page } from 'puppeteer'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { agree, type Consent } from './agree.ts'

export interface Visit {
  browser: LaunchedBrowser
  bank: string
  /** The first time, the bank must be allowed to ask for signatures. */
  allow?: Consent
  login: Consent
}

/** Resolves with the page that lists the payments. */
export async function logIn({ browser, bank, allow, login }: Visit): Promise<Page> {
  const page = await browser.open(`${bank}/?lang=en`)
  await page.click('#login')
  if (allow) await agree(browser, allow)
  await agree(browser, login)
  await page.waitForSelector('#payments tr')
  return page
}

export interface SignedPayment {
  id: string
  /** The bytes that were signed. */
  document: Uint8Array
  /** DER of the CMS. */
  signature: Uint8Array
  /** What the bank says: who and when. */
  status: string
}

/** Signs the payments with these ids, all of them under one consent; resolves with what the bank holds afterwards. */
export async function signPayments(
  browser: LaunchedBrowser,
  page: Page,
  { ids, consent }: Order,
): Promise<SignedPayment[]> {
  const code = await send(browser, page, { ids, consent })
  if (code !== 'accepted') throw new Error(`the bank says: ${code}`)
  return Promise.all(ids.map(id => fetchPayment(page, id)))
}

interface Order {
  ids: readonly string[]
  consent: Consent
}

/** Resolves with what came of it in all. */
export async function send(browser: LaunchedBrowser, page: Page, { ids, consent }: Order): Promise<string | undefined> {
  for (const id of ids) await page.click(`tr[data-id="${id}"] input`)
  await page.click('#sign')
  await agree(browser, consent)
  await page.waitForSelector('#outcome:not([hidden])')
  return page.$eval('#outcome', element => (element as HTMLElement).dataset['code'])
}

export interface RefusedPayment {
  /** The bank's code for why. */
  refusal: string
  /** What the list says of it. */
  status: string
}

/** Signs one payment that the bank will not take. */
export async function signInVain(
  browser: LaunchedBrowser,
  page: Page,
  { id, consent }: { id: string; consent: Consent },
): Promise<RefusedPayment> {
  const code = await send(browser, page, { ids: [id], consent })
  if (code !== 'refused') throw new Error(`the bank says: ${code}`)
  return page.$eval(`tr[data-id="${id}"] [data-status="refused"]`, cell => ({
    refusal: (cell as HTMLElement).dataset['refusal'] ?? '',
    status: cell.textContent ?? '',
  }))
}

async function fetchPayment(page: Page, id: string): Promise<SignedPayment> {
  const status = await page.$eval(`tr[data-id="${id}"] [data-status^="signed"]`, cell => cell.textContent ?? '')
  const [document, signature] = await Promise.all(
    ['document', 'signature.p7s'].map(name => fetchBytes(page, `/api/payments/${id}/${name}`)),
  )
  if (!document || !signature) throw new Error(`payment ${id} is not there`)
  return { id, document, signature, status }
}

/** Within the person's session at the bank. */
export async function fetchBytes(page: Page, path: string): Promise<Uint8Array> {
  const bytes = await page.evaluate(async path => {
    const response = await fetch(path)
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return [...new Uint8Array(await response.arrayBuffer())]
  }, path)
  return Uint8Array.from(bytes)
}
