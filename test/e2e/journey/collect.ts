/** The person looks the request up by number and FIN, and has the issued certificate installed beside its key. */
import type { Page } from 'puppeteer'
import { readCertificateBundle } from '../../../shared/certificate-bundle.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
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
  await page.waitForSelector('#status[data-status="ready"]')
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
  await page.type('#fin', applicant.fin)
  await page.click('#search')
  await page.waitForSelector('#found:not([hidden])')
  return page
}

async function download(portal: string, number: string): Promise<Uint8Array> {
  const response = await fetch(`${portal}/api/requests/${number}/certificate.p7b?fin=${applicant.fin}`)
  if (!response.ok) throw new Error(`the certificate of ${number}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
