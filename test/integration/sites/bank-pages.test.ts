/** The pages of the bank in a real browser: whole at both widths, and the way of a payment on them after both have signed. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type Page } from 'puppeteer'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { bankHands, card, type BankHands, type Hand } from '../../support/bank-hands.ts'
import { findBrowser } from '../../support/find-browser.ts'
import { layoutFaults, pageFaults } from '../../support/page-faults.ts'
import { call } from '../../support/portal-visitor.ts'

const worker = 'Әлия Серік; 900101300123; KZ86125KZT5004100100; 250000'
const longName = 'Ж'.repeat(80)
const drafts = [
  { kind: 'application', subject: 'Справка', text: 'Прошу выдать справку.' },
  { kind: 'statement', from: '2026-11-01', to: '2026-11-30' },
  { kind: 'salary', month: '2026-11', workers: worker },
  {
    kind: 'payment',
    amount: '999999999,99',
    payee: longName,
    payeeNumber: '941240000193',
    payeeAccount: 'KZ86125KZT5004100100',
    purpose: longName,
    purposeCode: '859',
  },
]

describe('the pages of the bank', function () {
  this.timeout(120_000)
  let bank: Site
  let browser: Browser
  let folder: string
  let hands: BankHands
  let crowded: Site
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-bank-'))
    const authority = await createAuthority()
    hands = await bankHands(authority, folder)
    bank = await startBank({ authorities: authoritiesOf(authority), card })
    crowded = await startBank({ authorities: authoritiesOf(authority), card, payments: 205 })
    browser = await launch({ executablePath: findBrowser('chromium'), pipe: true, args: ['--no-sandbox'] })
    await sign('accountant', '1', '2')
    await sign('director', '1')
    const cookie = await hands.logIn(bank.origin, 'accountant')
    for (const draft of drafts) assert.equal((await call(`${bank.origin}/api/drafts`, draft, cookie)).status, 200)
  })
  after(async () => {
    await browser.close()
    await bank.close()
    await crowded.close()
    await rm(folder, { recursive: true })
  })

  async function sign(name: Hand, ...ids: string[]): Promise<void> {
    const cookie = await hands.logIn(bank.origin, name)
    const signatures = []
    for (const id of ids) {
      const response = await fetch(`${bank.origin}/api/payments/${id}/document`, { headers: { cookie } })
      const content = new Uint8Array(await response.arrayBuffer())
      signatures.push({ id, signature: await hands.signatureOf(name, content) })
    }
    assert.equal((await call(`${bank.origin}/api/payments/signatures`, { signatures }, cookie)).status, 200)
  }

  async function visit(path: string, width: number, { origin } = bank): Promise<Page> {
    const page = await browser.newPage()
    await page.setViewport({ width, height: 900 })
    const [name = '', value = ''] = (await hands.logIn(origin, 'director')).split('=')
    await browser.setCookie({ name, value, domain: 'localhost', path: '/' })
    await page.goto(`${origin}${path}`, { waitUntil: 'load' })
    await page.waitForNetworkIdle({ idleTime: 100 })
    return page
  }
  /** Tables that go on beyond their edge. */
  const scrolled = (page: Page): Promise<string[]> =>
    page.$$eval('.table', tables =>
      tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map(({ className }) => className),
    )
  const statusOf = (page: Page, id: string): Promise<string> =>
    page.$eval(`tr[data-id="${id}"] [data-status]`, cell => cell.textContent ?? '')

  for (const [width, language] of [
    [1280, 'az'],
    [360, 'ru'],
  ] as const)
    it(`are whole in ${language} at ${width} px, and axe-core finds nothing`, async () => {
      for (const name of [
        '/?',
        '/payments.html?',
        '/new-document.html?kind=payment&',
        '/new-document.html?id=8&',
        '/card.html?',
      ]) {
        const page = await visit(`${name}lang=${language}`, width)
        assert.deepEqual(await (width === 1280 ? pageFaults(page) : layoutFaults(page)), [], name)
        assert.deepEqual(await scrolled(page), [], name)
        assert.equal(new URL(page.url()).pathname, name.split('?')[0])
        await page.close()
      }
    })

  it('lead whoever has no session, or no longer one, to the login, which says so', async () => {
    const page = await visit('/payments.html?lang=en', 360)
    const cookies = await browser.cookies()
    await page.click('tr[data-id="1"] input')
    await browser.deleteCookie(...cookies)
    await Promise.all([page.waitForNavigation(), page.click('#recall')])
    assert.equal(
      await page.$eval('#ended:not([hidden])', ({ textContent }) => textContent),
      'The session has ended. Log in again.',
    )
    assert.deepEqual(await pageFaults(page), [])
    await page.goto(`${bank.origin}/card.html`)
    await page.waitForSelector('#ended:not([hidden])')
    await page.close()
  })

  for (const width of [1280, 360])
    it(`of profiles and their renewal are whole in each language at ${width} px, and axe-core finds nothing`, async () => {
      const page = await visit('/profiles.html', width)
      const isBegun = await page.$('#new:disabled')
      await page.click(isBegun ? '#resume' : '#new')
      await page.waitForSelector('#status[data-status="described"]')
      const { pathname, search } = new URL(page.url())
      for (const address of [pathname + search, '/profiles.html', '/warning.html', '/expired.html']) {
        await page.goto(`${bank.origin}${address}`, { waitUntil: 'networkidle0' })
        for (const language of ['az', 'kk', 'ru', 'en']) {
          await page.click(`[data-languages] [lang="${language}"]`)
          assert.deepEqual(await layoutFaults(page), [], `${address} in ${language}`)
        }
        assert.deepEqual(await pageFaults(page), [], address)
        assert.equal(new URL(page.url()).pathname, address.split('?')[0])
      }
      await page.close()
    })

  it('tell the second signer who signed first, keep a folder for each status, and send or recall by keyboard', async () => {
    const page = await visit('/payments.html?lang=en', 1280)
    assert.match(await statusOf(page, '2'), /^First signature: accountant, /)
    const open = async (folder: string): Promise<void> => {
      await page.focus(`[data-folder="${folder}"]`)
      await page.keyboard.press('Enter')
    }
    const shown = (): Promise<(string | undefined)[]> =>
      page.$$eval('#payments tr', rows => rows.map(({ dataset }) => dataset['id']))
    await open('signed')
    assert.deepEqual(await shown(), ['1'])
    assert.equal(await page.$eval('[aria-current]', ({ textContent }) => textContent), 'Signed (1)')
    await open('all')
    for (const id of ['1', '2']) {
      await page.focus(`tr[data-id="${id}"] input`)
      await page.keyboard.press('Space')
    }
    assert.equal(await page.$eval('#total', ({ textContent }) => textContent), 'Selected: 2, 1,298,300.50 KZT in all')
    const press = async (button: string): Promise<void> => {
      await page.focus(button)
      await page.keyboard.press('Enter')
      await page.waitForSelector('#outcome:not([hidden])')
    }
    await press('#send')
    assert.equal(await statusOf(page, '1'), 'Accepted by the bank. Signed by accountant, director')
    await open('accepted')
    assert.deepEqual(await shown(), ['1'], 'it moved on to the archive')
    assert.equal(await page.$eval('h1', ({ textContent }) => textContent), 'Archive of documents')
    await open('statements')
    assert.deepEqual(await shown(), [])
    assert.ok(await page.$('#empty:not([hidden])'))
    await open('all')
    await page.focus('tr[data-id="2"] input')
    await page.keyboard.press('Space')
    await press('#recall')
    assert.equal(await statusOf(page, '2'), 'To be signed')
    await page.close()
  })

  it('say of each field what is wrong with it, keep what was written, and give the document to be signed, by keyboard', async () => {
    const page = await visit('/new-document.html?kind=payment&lang=en', 1280)
    const type = async (texts: Record<string, string>): Promise<void> => {
      for (const [name, text] of Object.entries(texts)) {
        await page.focus(`#${name}`)
        await page.keyboard.type(text)
      }
      await page.keyboard.press('Enter')
    }
    await type({ amount: '1250000,5', payee: 'АО «Қазақтелеком»', purpose: 'Услуги связи', payeeAccount: 'KZ' })
    await page.waitForSelector('[data-failure]:not([hidden])')
    const told = await page.$$eval('.error', places =>
      places.filter(({ textContent }) => textContent !== '').map(({ id }) => id),
    )
    assert.deepEqual(told, ['payeeNumber-error', 'payeeAccount-error', 'purposeCode-error'])
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'payeeNumber')
    const left = page.waitForNavigation()
    await type({ payeeNumber: '941240000193', purposeCode: '859', payeeAccount: '86125KZT5004100100' })
    await left
    await page.waitForSelector('tr[data-id="10"]')
    assert.equal(await statusOf(page, '10'), 'To be signed')
    await page.close()
  })

  it('tell where a file is broken, and put a whole one among the drafts', async () => {
    const page = await visit('/payments.html?lang=en', 1280)
    const order = [':20:1', ':32A:261121KZT1,', ':59:KZ86125KZT5004100100', '/NAME/A', '/IDN/941240000193']
    const more = [':70:/KNP/859', '/ASSIGN/B', '-']
    const give = async (...lines: string[]): Promise<string> => {
      const file = join(folder, 'orders.txt')
      await writeFile(file, lines.join('\n'))
      // What was said of the file before is not waited for.
      await page.$eval('#outcome', place => place.setAttribute('hidden', ''))
      const input = (await page.$('input[type="file"]')) ?? assert.fail()
      await input.uploadFile(file)
      await page.waitForSelector('#outcome:not([hidden])')
      return page.$eval('#outcome', ({ textContent }) => textContent ?? '')
    }
    assert.match(await give(...order, ':70:/KNP/8'), /^Nothing was imported. Line 6: the file is cut off/)
    await page.click('[lang="ru"]')
    const inRussian = await page.$eval('#outcome', ({ textContent }) => textContent ?? '')
    assert.match(inRussian, /^Ничего не импортировано. Строка 6: файл обрывается/)
    await page.click('[lang="en"]')
    assert.match(
      await give(...order, ':70:/KNP/8', '/ASSIGN/B', '-'),
      /Line 6: Purpose code – The purpose code has 3 digits\.$/,
    )
    assert.equal(await give(...order, ...more), 'Imported: 1. They are among the drafts.')
    await page.close()
  })

  it('draw two hundred documents at a time, the newest first, and choose all of them', async () => {
    const page = await visit('/payments.html?lang=en', 1280, crowded)
    const rows = (): Promise<(string | undefined)[]> =>
      page.$$eval('#payments tr', all => all.map(({ dataset }) => dataset['id']))
    const newest = Array.from({ length: 205 }, (_, index) => String(205 - index))
    assert.deepEqual(await rows(), newest.slice(0, 200))
    assert.equal(await page.$eval('#more', ({ textContent }) => textContent), 'Show more (5 left)')
    await page.click('#all')
    assert.match(await page.$eval('#total', ({ textContent }) => textContent ?? ''), /^Selected: 205, /)
    await page.focus('#more')
    await page.keyboard.press('Enter')
    assert.deepEqual(await rows(), newest)
    assert.equal(await page.$('#more:not([hidden])'), null)
    const focused = await page.evaluate(() => document.activeElement?.closest('tr')?.dataset['id'])
    assert.equal(focused, '5')
    assert.deepEqual(await pageFaults(page), [])
    await page.close()
  })
})
