/** The registration wizard in a real browser, with a Mohur that says what the test wants: every step whole, every mistake with its own sentence. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type HTTPRequest, type Page } from 'puppeteer'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { enduranceScale } from '../../support/endurance.ts'
import { findBrowser } from '../../support/find-browser.ts'
import { pageFaults } from '../../support/page-faults.ts'
import { call } from '../../support/portal-visitor.ts'

const device = { manufacturer: 'Ak Kamal', model: 'KAZTOKEN', algorithms: ['RSA-2048', 'P-256'] }
const tokens = [
  { ...device, id: 'a', kind: 'pkcs11', label: '', serialNumber: '0001', state: 'blank' },
  { ...device, id: 'b', kind: 'pkcs11', label: 'Тіркелген', serialNumber: '0002', state: 'ready' },
  { ...device, id: 'c', kind: 'pkcs11', label: '', serialNumber: '0003', state: 'uninitialized' },
  { ...device, id: 'd', kind: 'pkcs11', label: 'Locked', serialNumber: '0004', state: 'locked' },
  { ...device, id: 'e', kind: 'software', label: 'Mohur', serialNumber: '0005', state: 'uninitialized' },
]
/** In place of the client: it finds these tokens, opens no manager, and has its token pulled. */
const client = `
globalThis.opened = []
const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'TOKEN_REMOVED' }))
export const connect = async () => ({
  listTokens: async () => ${JSON.stringify(tokens)},
  watchTokens: ({ onChange }) => { globalThis.plug = onChange; return new Promise(() => {}) },
  openTokenManager: async asked => void globalThis.opened.push(asked),
  requestCertificate: gone,
  installCertificate: gone,
})`
const person = { name: 'Әлия Серік', number: '900101300123', organisation: 'ТОО «Арна»', years: '2' }
const languages = ['az', 'kk', 'ru', 'en'] as const
const widths = [1280, 360] as const

describe('the registration wizard of the bank', function () {
  this.timeout(120_000)
  let bank: Site
  let browser: Browser
  let folder: string
  let page: Page
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-wizard-'))
    const authority = await createAuthority()
    bank = await startBank({ authorities: authoritiesOf(authority), centre: authority })
    browser = await launch({ executablePath: findBrowser('chromium'), pipe: true, args: ['--no-sandbox'] })
    page = await browser.newPage()
    await page.setRequestInterception(true)
    page.on('request', answer)
  })
  after(async () => {
    await browser.close()
    await bank.close()
    await rm(folder, { recursive: true })
  })
  function answer(request: HTTPRequest): void {
    if (!request.url().endsWith('/mohur/client.js')) return void request.continue()
    void request.respond({ contentType: 'text/javascript', body: client })
  }

  interface Act {
    userId: string
    code: string
    file: string
  }
  async function handOut(name: string): Promise<Act> {
    const { json } = await call(`${bank.origin}/api/desk/acts`, person)
    const { userId, code, keyFile } = json as unknown as Record<'userId' | 'code' | 'keyFile', string>
    const file = join(folder, name)
    await writeFile(file, Buffer.from(keyFile, 'base64'))
    return { userId, code, file }
  }
  const shown = (step: string): Promise<unknown> => page.waitForSelector(`[data-step="${step}"]:not([hidden])`)
  const press = (selector: string): Promise<void> => page.click(`main ${selector}`)
  const next = async (step: string, selector = '[data-next]'): Promise<void> => {
    await press(`[data-step]:not([hidden]) ${selector}`)
    await shown(step)
  }
  let looked = 0
  /** At both widths, each in the next language; where it runs long, in all. */
  async function isWhole(what: string): Promise<void> {
    looked += 3
    for (const [index, width] of widths.entries()) {
      await page.setViewport({ width, height: 900 })
      const first = (looked + index) % languages.length
      for (const language of enduranceScale > 0 ? languages : languages.slice(first, first + 1)) {
        await page.click(`[data-languages] [lang="${language}"]`)
        assert.deepEqual(await pageFaults(page), [], `${what}, ${language}, ${width}`)
      }
    }
    await page.click('[data-languages] [lang="en"]')
  }
  const fill = async (fields: Record<string, string>): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) {
      await page.$eval(`#${name}`, input => ((input as HTMLInputElement).value = ''))
      await page.type(`#${name}`, value)
    }
  }
  const give = async (file: string): Promise<void> => (await page.$('input#keyFile'))?.uploadFile(file)
  const errors = async (): Promise<Record<string, string>> => {
    await press('#data-next')
    await page.waitForSelector('#data-next:not([disabled])')
    const told = await page.$$eval('#data [data-error]', places =>
      places.map(place => [place.id.replace('-error', ''), place.textContent ?? '']),
    )
    return Object.fromEntries(told.filter(([, text]) => text !== '')) as Record<string, string>
  }
  const textOf = (selector: string): Promise<string> =>
    page.$eval(selector, ({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())

  it('is whole at the desk, and an act that is handed out there opens its key file with its code', async () => {
    await page.goto(`${bank.origin}/desk.html?lang=en`)
    await press('#issue')
    await page.waitForSelector('[aria-invalid]')
    await fill({ name: person.name, number: person.number, organisation: person.organisation })
    await press('#issue')
    await page.waitForSelector('#act:not([hidden])')
    assert.match(await textOf('#otp'), /^[A-Z0-9]{11}$/)
    await isWhole('the desk')
  })

  it('leads from the term over the token to a new profile, and tells tokens, files and their states apart (rows 98, 99, 112)', async () => {
    await page.goto(`${bank.origin}/?lang=en`)
    await page.waitForSelector('[data-text="register"]:not(:empty)')
    await Promise.all([page.waitForNavigation(), press('#register')])
    await shown('term')
    await isWhole('term')
    await press('#years [value="2"]')
    await next('connect', '#term-next')
    await isWhole('connect')
    await press('#connected')
    await shown('profile')
    await isWhole('profile')
    const rows = await page.$$eval('#tokens .choice', choices =>
      choices.map(choice => [
        choice.querySelector<HTMLElement>('.kind')?.dataset['kind'],
        choice.querySelector<HTMLElement>('[data-state]')?.textContent,
        choice.querySelector('input')?.disabled,
      ]),
    )
    assert.deepEqual(rows, [
      ['pkcs11', 'Empty: registration may go on.', false],
      ['pkcs11', 'Keys or certificates are on it already: they stay.', false],
      ['pkcs11', 'It has no PIN yet: one is set in a later step.', false],
      ['pkcs11', 'Its PIN is locked. Do not format it: unblock it in the Mohur token manager, or call the bank.', true],
      ['software', 'It has no PIN yet: one is set in a later step.', false],
    ])
    assert.match(await textOf('#several-tokens:not([hidden])'), /^Several tokens are connected\./)
    assert.match(await textOf('#tokens .choice'), /^<no label> · KAZTOKEN · 0001 token/)
    assert.equal(await page.$eval('#profile-ok', button => (button as HTMLButtonElement).disabled), true)
    await press('#tokens [value="c"]')
    await next('creation', '#profile-ok')
    assert.equal(
      await textOf('#creation-of'),
      'A new profile will be created here: <no label> · KAZTOKEN · 0003 (token).',
    )
    await isWhole('creation')
    await next('welcome')
    await isWhole('welcome')
    await next('data')
    await isWhole('data')
  })

  it('says of each field what is wrong with it, and what to check when code and file do not fit (rows 103, 104)', async () => {
    const [act, other] = [await handOut('Key.pfx'), await handOut('Other.pfx')]
    assert.deepEqual(Object.keys(await errors()), ['userId', 'code', 'keyFile'])
    await fill({ userId: act.userId, code: 'abcdefghijk' })
    const text = join(folder, 'text.pfx')
    await writeFile(text, 'no key file')
    await give(text)
    assert.deepEqual(await errors(), {
      code: 'The code is of capital Latin letters and digits only.',
      keyFile: 'This is no key file. Choose Key.pfx.',
    })
    await give(act.file)
    await fill({ code: 'O1AAAAAAAAA' })
    assert.deepEqual(await errors(), {
      code: 'The User ID or the code is wrong. After 5 mistakes the registration is closed.',
    })
    assert.equal(
      await textOf('#look-alikes'),
      'Character 1 of the code: you typed “O”; might it be “0”?Character 2 of the code: you typed “1”; might it be “I”?',
    )
    assert.ok(await page.$('#hints:not([hidden])'))
    assert.match(await textOf('#call:not([hidden])'), /^Do not format the token.*\+7 727 555 01 02/)
    await isWhole('mistakes')
    await fill({ code: act.code })
    await give(other.file)
    assert.deepEqual(await errors(), { keyFile: 'The password or the key container is wrong.' })
    await press('#samePassword')
    await page.type('#password', other.code)
    assert.deepEqual(await errors(), { keyFile: 'This key file was given to another user. Choose your own.' })
    await give(act.file)
    await press('#samePassword')
    await errors()
    await shown('pin')
  })

  it('leaves name and PIN to Mohur’s own window, and goes on when the token has a PIN', async () => {
    await isWhole('pin')
    await press('#open-manager')
    const isDead = (): Promise<boolean> => page.$eval('#pin-next', button => (button as HTMLButtonElement).disabled)
    assert.equal(await isDead(), true)
    const [, , third] = tokens
    const plug = (...now: object[]): Promise<void> =>
      page.evaluate(now => (globalThis as unknown as { plug: (all: object[]) => void }).plug(now), now)
    await plug()
    assert.match(await textOf('#pin-how'), /^The chosen token is not seen\./)
    assert.equal(await isDead(), true)
    await plug({ ...third, state: 'blank', label: 'Arna' })
    assert.equal(await isDead(), false)
    assert.equal(await textOf('#pin-token'), 'Arna · KAZTOKEN · 0003')
    await press('#open-manager')
    const opened = await page.evaluate(() => (globalThis as unknown as { opened: unknown }).opened)
    assert.deepEqual(opened, [
      { token: 'c', task: 'tokens' },
      { token: 'c', task: 'changePin' },
    ])
    assert.equal(await page.$('input[type="password"]:not(#password)'), null)
    await next('entered', '#pin-next')
  })

  it('shows what was entered, goes on only when that is confirmed, and says at a failure whom to call (rows 107, 113)', async () => {
    assert.match(
      await textOf('#facts'),
      /^User ID ?\w+ ?Name ?Әлия Серік ?Personal number ?900101300123 ?Organisation ?ТОО «Арна» ?Term of the certificate ?Years: 2 ?Key file ?Key\.pfx ?Place of the key ?Arna · KAZTOKEN · 0003 · token$/,
    )
    await isWhole('entered')
    assert.equal(await page.$eval('#entered-next', button => (button as HTMLButtonElement).disabled), true)
    await press('#right')
    await press('#entered-next')
    await page.waitForSelector('#failure:not([hidden])')
    assert.equal(await textOf('#failure'), 'The token was taken out. Connect it again, and go on.')
    assert.match(await textOf('#call:not([hidden])'), /^Do not format the token.*call support or your account manager/)
    await isWhole('failure')
  })

  it('asks after a reload for code and file alone, and makes nothing of what was confirmed again (row 110)', async () => {
    await page.reload()
    await shown('data')
    assert.match(await textOf('#resumed:not([hidden])'), /^Registration was begun before\./)
    assert.equal(await page.$('[data-step="data"] [data-back]:not([hidden])'), null)
    await isWhole('resumed')
  })
})
