/** The person renews their keys at the bank: a new key on their token, its request signed with the old one, the certificate beside it, the switch. */
import type { Page } from 'puppeteer'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { agree, type Consent } from './agree.ts'

/** From the list of profiles. */
export async function beginRenewal(page: Page, bank: string): Promise<void> {
  await page.goto(`${bank}/profiles.html?lang=en`)
  await page.click(await there(page, '#new:not([disabled])'))
  await reaches(page, 'described')
}

async function there(page: Page, selector: string): Promise<string> {
  await page.waitForSelector(selector)
  return selector
}

/** What the bank says of it. */
export const reaches = (page: Page, status: string): Promise<string> => there(page, `#status[data-status="${status}"]`)

/** Does what is to be done now. */
export async function goOn(page: Page): Promise<void> {
  await page.bringToFront()
  await page.click(await there(page, '#do:not([hidden], [disabled])'))
}

export interface Renewing {
  browser: LaunchedBrowser
  /** Where the person is logged in. */
  page: Page
  bank: string
  /** How the person answers the windows. */
  consents: Record<'allow' | 'renew' | 'install' | 'login', Consent>
}

/** All of it at once; the first time, the bank must be allowed to have keys made. */
export async function renewKeys({ browser, page, bank, consents }: Renewing): Promise<void> {
  await beginRenewal(page, bank)
  await goOn(page)
  await agree(browser, consents.allow)
  await agree(browser, consents.renew)
  await reaches(page, 'issued')
  await goOn(page)
  await agree(browser, consents.install)
  await reaches(page, 'installed')
  await goOn(page)
  await agree(browser, consents.login)
  await reaches(page, 'inService')
}
