/** The person looks the request up by number and FIN, and has the issued certificate installed beside its key. */
import type { Page } from 'puppeteer'
import { readCertificateBundle } from '../../../shared/certificate-bundle.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { untilInPage } from '../../support/until-in-page.ts'
import { agree, type Consent } from './agree.ts'
import { applicant } from './enrol.ts'

export interface Collection {
  browser: LaunchedBrowser
  portal: string
  number: string
  install: Consent
}

export interface Collected {
  page: Page
  /** DER of the certificate. */
  certificate: Uint8Array
  /** DER of the PKCS#7 with certificate and issuers. */
  bundle: Uint8Array
}

export async function collect({ browser, portal, number, install }: Collection): Promise<Collected> {
  const page = await lookUp(browser, portal, number)
  await payFor(page)
  await page.click('#install')
  await agree(browser, install)
  await page.waitForSelector('#outcome[data-code="installed"]')
  const bundle = await download(portal, number)
  const [certificate] = readCertificateBundle(bundle)
  if (!certificate) throw new Error('the bundle is empty')
  return { page, certificate, bundle }
}

export async function lookUp(browser: LaunchedBrowser, portal: string, number: string): Promise<Page> {
  const page = await browser.open(`${portal}/status.html?number=${number}&lang=en`)
  await page.waitForSelector('.captcha img')
  // A browser that was killed opens a page of its own at some moment.
  await page.bringToFront()
  await page.type('#fin', applicant.fin)
  await page.$eval('#birthDate', (input, date) => ((input as HTMLInputElement).value = date), applicant.birthDate)
  await readCaptcha(page)
  await page.click('#search')
  await page.waitForSelector('#found:not([hidden])')
  return page
}

const spelled = 'zero one two three four five six seven eight nine'.split(' ')

/** As who cannot see the picture. */
export async function readCaptcha(page: Page): Promise<void> {
  await page.click('[data-text="captchaWords"]')
  const place = '.captcha [role="status"]'
  await untilInPage(page, place => document.querySelector(place)?.textContent !== '', place)
  const text = await page.$eval(place, words => words.textContent ?? '')
  const digits = (text.match(/\w+/g) ?? []).map(word => spelled.indexOf(word)).filter(digit => digit >= 0)
  await page.type('#captchaText', digits.join(''))
}

/** By card, from the status page and back to it. */
export async function payFor(page: Page): Promise<void> {
  await page.waitForSelector('#status[data-status="payment"]')
  await page.click('#pay')
  await page.waitForSelector('#first:not([hidden])')
  await page.type('#digits', '888888')
  await page.click('#first button')
  await page.waitForSelector('#card-form:not([hidden])')
  await page.type('#card', '0000000005')
  await page.type('#expires', '12/49')
  await page.type('#cvv2', '123')
  await page.click('#forward')
  await page.waitForSelector('#confirmed:not([hidden])')
  await page.click('#go-back')
  await page.click('#to-status')
  await page.waitForSelector('#status[data-status="ready"]')
}

async function download(portal: string, number: string): Promise<Uint8Array> {
  const response = await fetch(`${portal}/api/requests/${number}/certificate.p7b?fin=${applicant.fin}`)
  if (!response.ok) throw new Error(`the certificate of ${number}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
