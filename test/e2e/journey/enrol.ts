/** A person asks the certificate centre for a certificate: fields, key on the token, registration number; then the desk. */
import type { Page } from 'puppeteer'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import type { CrlReason } from '../../../shared/revocation.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { untilInPage } from '../../support/until-in-page.ts'
import { agree, type Consent } from './agree.ts'

export const applicant = {
  fin: '1AB23CD',
  surname: 'MƏMMƏDOV',
  name: 'SƏMƏD',
  patronymic: 'MƏMMƏD OĞLU',
  email: 'samed@example.az',
  workPhone: '+994125550102',
  codeWord: 'ceyran bala',
  codeWordRepeat: 'ceyran bala',
  voen: '1402345671',
  organisationName: '“Arna” MMC',
  unit: 'Mühasibatlıq',
  position: 'Baş mühasib',
  address: 'Bakı şəhər, AZ1000, Nizami küçəsi, 12',
  organisationPhone: '+994125550102',
  swift: 'yoxdur',
  postalIndex: 'AZ1000',
  serviceType: 'corporate',
  service: 'sns',
  purpose: 'signingAndLogin',
  centre: 'bsxm',
  birthDate: '1985-03-14',
}

export interface Enrolment {
  browser: LaunchedBrowser
  /** Origin of the certificate centre. */
  portal: string
  algorithm: KeyAlgorithm
  /** Label or serial number in the list of tokens; without it the person chooses in the window. */
  token?: string
  /** How the person answers the two windows. */
  allow?: Consent
  request: Consent
}

export interface Registered {
  page: Page
  number: string
  /** What the page said of the connection. */
  connection: string
  /** Whether the form let the person choose that the private key may be exported. */
  exportable: boolean
  /** PEM of the PKCS#10 request. */
  pem: string
}

export async function enrol({ browser, portal, ...wishes }: Enrolment): Promise<Registered> {
  const page = await browser.open(`${portal}/request.html?class=organisation&lang=en`)
  await comeIn(page)
  await page.click('#check')
  await agree(browser, wishes.allow)
  await page.waitForSelector('#generator-state[data-state="ready"]')
  const text = (selector: string): Promise<string> =>
    page.$eval(selector, element => (element as HTMLElement).textContent ?? '')
  const connection = await text('#generator-state')
  await fillIn(page)
  await page.select('#algorithm', wishes.algorithm)
  if (wishes.token) await selectToken(page, wishes.token)
  const exportable = await page.$eval('#exportable-field', field => !(field as HTMLElement).hidden)
  await page.click('#send')
  await agree(browser, wishes.request)
  await page.waitForSelector('#registered:not([hidden])')
  return { page, connection, exportable, number: await text('#number'), pem: await text('#pem') }
}

let telephones = 0

/** The first step and the code that was sent: the form is open. */
export async function comeIn(page: Page): Promise<void> {
  await page.waitForSelector('#start:not([hidden])')
  const phone = `+99455${String(++telephones).padStart(7, '0')}`
  await page.type('#fin', applicant.fin)
  await page.type('#phone', phone)
  await page.click('#rules')
  await page.click('#next')
  await page.waitForSelector('#confirmation:not([hidden])')
  const code = await page.evaluate(async phone => {
    const response = await fetch(`/api/messages?to=${encodeURIComponent(phone)}`)
    const { messages } = (await response.json()) as { messages: { text: string }[] }
    return /\d{6}/.exec(messages[0]?.text ?? '')?.[0] ?? ''
  }, phone)
  await page.type('#code', code)
  await page.click('#confirm')
  await page.waitForSelector('#form:not([hidden])')
}

/** What the registers do not say; of the selects each opens the next. */
export async function fillIn(page: Page, fields: Partial<typeof applicant> = applicant): Promise<void> {
  await page.$eval(
    '#form',
    (form, fields) => {
      for (const [name, value] of Object.entries(fields)) {
        const input = form.querySelector<HTMLInputElement>(`#${name}`)
        if (!input || input.readOnly) continue
        input.value = value
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }
    },
    fields,
  )
}

export async function selectToken(page: Page, named: string): Promise<void> {
  const id = await page.$$eval(
    '#token option',
    (options, named) => options.find(({ text }) => text.includes(named))?.value,
    named,
  )
  if (!id) throw new Error(`no token ${named} in the form`)
  await page.select('#token', id)
}

/** The registration centre's desk, where a stand-in works unless who came before is still there. */
export async function openDesk(browser: LaunchedBrowser, portal: string): Promise<Page> {
  const page = await browser.open(`${portal}/desk.html?lang=en`)
  await page.waitForSelector(':is(#open, #at-work):not([hidden])')
  await page.$eval('#open:not([hidden]) #stand-in', button => (button as HTMLElement).click()).catch(() => undefined)
  await page.waitForSelector('#at-work:not([hidden])')
  return page
}

/** The registration centre's desk sends the request to the authority, which issues at once. */
export async function approveAtDesk(browser: LaunchedBrowser, portal: string, number: string): Promise<Page> {
  const page = await openDesk(browser, portal)
  await page.waitForSelector(`[data-number="${number}"] [value="approve"]`)
  await page.click(`[data-number="${number}"] [value="approve"]`)
  await untilInPage(
    page,
    number => document.querySelector(`[data-number="${number}"] h2`)?.textContent.includes('ready'),
    number,
  )
  return page
}

/** The desk revokes the certificate that was issued for the request, on this ground. */
export async function revokeAtDesk(
  browser: LaunchedBrowser,
  portal: string,
  { number, ground }: { number: string; ground: CrlReason },
): Promise<void> {
  const page = await openDesk(browser, portal)
  const card = `[data-number="${number}"]`
  await page.waitForSelector(`${card} [data-certificate="valid"]`)
  await page.select(`${card} [name="ground"]`, ground)
  await page.click(`${card} [value="revoke"]`)
  await page.waitForSelector(`${card} [data-certificate="revoked"]`)
}
