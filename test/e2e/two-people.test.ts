/** Two people, each with a browser and a token of their own, at the bank: one writes a payment and signs it, the other signs it beside the first and sends it. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { limits } from '../../shared/limits.ts'
import { startBank } from '../sites/bank/bank.ts'
import type { Site } from '../sites/site.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import { acceptedByOpenssl } from '../support/accepted-by-openssl.ts'
import { rounds } from '../support/endurance.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { call } from '../support/portal-visitor.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { fetchBytes, logIn, send } from './journey/bank.ts'
import { provision } from './journey/provision.ts'
import { authoritiesOf } from './journey/sites.ts'

const people = [
  { browser: 'chromium', commonName: 'Səməd Məmmədov', number: '1AAAAAA' },
  { browser: 'firefox', commonName: 'Айгүл Сериккызы', number: '2BBBBBB' },
] as const
const [accountant, director] = people
const card = [
  { number: accountant.number, place: 1, upTo: null },
  { number: director.number, place: 2, upTo: null },
] as const
const payment = {
  amount: '1250000,50',
  payee: 'ТОО «Дала»',
  payeeNumber: '050440001239',
  payeeAccount: 'KZ86125KZT5004100100',
  purpose: 'Оплата по договору 17',
  purposeCode: '859',
}
/** Of both, in one go. */
const batch = rounds({ small: 100, full: 10_000 })
const tabs = rounds({ small: 2, full: 50 })
/** Written after the bank's own. */
const id = String(batch + 1)

interface Person {
  place: LaunchPlace
  browser: LaunchedBrowser
}

describe('two people', function () {
  this.timeout(120_000)
  let authority: Authority
  let bank: Site
  let persons: Person[]
  /** Of the bank, one of each. */
  const pages: Page[] = []

  before(async () => {
    authority = await createAuthority()
    bank = await startBank({ authorities: authoritiesOf(authority), card, payments: batch })
    persons = await Promise.all(
      people.map(async ({ browser, commonName, number }) => {
        const place = await makePlace()
        await provision(place, { label: 'Cryptoken', authority, commonName, number })
        return { place, browser: await launchBrowser(browser, { place }) }
      }),
    )
  })
  after(async () => {
    await Promise.all(
      persons.map(async ({ browser, place }) => {
        await browser.close()
        await place.remove()
      }),
    )
    await bank.close()
  })

  it('sign one payment in two browsers, the second seeing who signed first; the bank and every program accept both signatures', async () => {
    const [first = assert.fail(), second = assert.fail()] = persons
    const enter = ({ browser }: Person) => logIn({ browser, bank: bank.origin, allow: {}, login: { pin: userPin } })
    const written = await enter(first)
    await written.goto(`${bank.origin}/new-document.html?kind=payment`)
    await written.waitForSelector('#amount')
    for (const [name, text] of Object.entries(payment)) await written.type(`#${name}`, text)
    await Promise.all([written.waitForNavigation(), written.click('#offer')])
    await written.waitForSelector(`tr[data-id="${id}"] input`)
    const seen: (string | null)[] = []
    const consent = {
      pin: userPin,
      seen: async ({ page }: { page: typeof written }) => {
        seen.push(...(await page.$$eval('[data-earlier-signer]', all => all.map(one => one.textContent))))
      },
    }
    assert.equal(await send(first.browser, written, { ids: [id], consent }), 'accepted')
    assert.equal(seen.length, 0, 'the first one saw nobody')

    const page = await enter(second)
    pages.push(written, page)
    const status = () => page.$eval(`tr[data-id="${id}"] [data-status]`, cell => cell.textContent ?? '')
    assert.ok((await status()).includes(accountant.commonName))
    assert.equal(await send(second.browser, page, { ids: [id], consent }), 'accepted')
    assert.equal(seen.length, 1)
    assert.ok(seen[0]?.includes(accountant.commonName), String(seen[0]))
    await page.click(`tr[data-id="${id}"] input`)
    await page.click('#send')
    await page.waitForSelector('#outcome:not([hidden])')
    assert.equal(
      await status(),
      `Accepted by the bank. Signed by ${people.map(({ commonName }) => commonName).join(', ')}`,
    )

    const content = await fetchBytes(page, `/api/payments/${id}/document`)
    const signed = await fetchBytes(page, `/api/payments/${id}/signature.p7s?place=2`)
    for (const [program, verify] of Object.entries(cmsVerifiers)) {
      const { accepted, output } = await verify({ signed, content, root: authority.root })
      assert.ok(accepted, `${program}: ${output}`)
      if (program === 'NSS cmsutil') assert.match(output, /signer1\.status=GoodSignature/)
    }
  })
  it(`sign ${batch.toLocaleString('en')} payments in one batch, one after the other and with one PIN each, up to the bank’s acceptance of all of them`, async () => {
    const [first = assert.fail(), second = assert.fail()] = persons
    const [one = assert.fail(), other = assert.fail()] = pages
    await one.reload()
    await signAll(first, one)
    await other.reload()
    await signAll(second, other)
    await choose(other)
    await other.click('#send')
    await outcome(other)
    const headers = { cookie: await cookieOf(other) }
    const listed = await fetch(`${bank.origin}/api/payments`, { headers })
    const { payments } = (await listed.json()) as { payments: { status: string }[] }
    assert.equal(payments.filter(({ status }) => status === 'accepted').length, batch + 1)
    const drawn = await other.$$eval('#payments [data-status="accepted"]', cells => cells.length)
    assert.equal(drawn, Math.min(batch + 1, 200))
    assert.equal(await other.$eval('#more', button => (button as HTMLElement).hidden), batch < 200)
    const bytesAt = async (path: string): Promise<Uint8Array> => {
      const response = await fetch(`${bank.origin}/api/payments/${path}`, { headers })
      assert.equal(response.status, 200)
      return new Uint8Array(await response.arrayBuffer())
    }
    const signed = []
    for (let id = 1; id <= batch; id++)
      signed.push({ content: await bytesAt(`${id}/document`), signature: await bytesAt(`${id}/signature.p7s?place=2`) })
    assert.equal((await acceptedByOpenssl(signed, authoritiesOf(authority))).size, batch)
  }).timeout(120_000 + batch * 100)

  it(`one of them in ${tabs} tabs at once signs the same payment once`, async () => {
    const [{ browser } = assert.fail()] = persons
    const [page = assert.fail()] = pages
    const cookie = await cookieOf(page)
    const post = async (path: string, body: object): Promise<string> => {
      const { json } = await call(`${bank.origin}/api/${path}`, body, cookie)
      return (json['payments'] as { id: string }[])[0]?.id ?? assert.fail()
    }
    const id = await post('drafts/offered', { ids: [await post('drafts', { kind: 'payment', ...payment })] })
    const open = [page]
    await page.reload()
    while (open.length < tabs) open.push(await browser.open(page.url()))
    for (const tab of open) {
      await tab.bringToFront()
      await tab.waitForSelector(`tr[data-id="${id}"] input`)
      await tab.click(`tr[data-id="${id}"] input`)
      await tab.click('#sign')
    }
    for (let asked = 0; asked < Math.min(tabs, limits.originQueue); asked++) await agree(browser, { pin: userPin })
    const codes = await Promise.all(
      open.map(async tab => {
        await tab.waitForSelector('#outcome:not([hidden])', { timeout: longMs })
        return tab.$eval('#outcome', element => (element as HTMLElement).dataset['code'] ?? '')
      }),
    )
    assert.equal(codes.filter(code => code === 'accepted').length, 1, codes.join())
    for (const code of codes) assert.match(code, /^(accepted|signedBefore|TOO_MANY_REQUESTS)$/)
    const status = await page.$eval(
      `tr[data-id="${id}"] [data-status]`,
      cell => (cell as HTMLElement).dataset['status'],
    )
    assert.equal(status, 'signedOnce')
  }).timeout(60_000 + tabs * 2_000)

  const cookieOf = async (page: Page): Promise<string> =>
    (await page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const longMs = 30_000 + batch * 30
  async function choose(page: Page): Promise<void> {
    await page.waitForSelector('#payments tr', { timeout: longMs })
    await page.bringToFront()
    await page.click('#all')
    const told = await page.$eval('#total', ({ textContent }) => textContent ?? '')
    assert.ok(
      told.startsWith(`Selected: ${batch.toLocaleString('en')},`) || told.startsWith(`Selected: ${batch},`),
      told,
    )
  }
  const outcome = async (page: Page): Promise<void> => {
    await page.waitForSelector('#outcome:not([hidden])', { timeout: longMs })
    assert.equal(await page.$eval('#outcome.good', element => element.textContent !== ''), true)
  }
  async function signAll({ browser }: Person, page: Page): Promise<void> {
    await choose(page)
    await page.click('#sign')
    const prompt = await promptWindow(browser, longMs)
    await until('the window asks', () => prompt.page.$('[data-stage="asking"]'), longMs)
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    await outcome(page)
    await prompt.leave()
  }
})
