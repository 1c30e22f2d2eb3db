/** Two people, each with a browser and a token of their own, at the bank: one writes a payment and signs it, the other signs it beside the first and sends it. */
import assert from 'node:assert/strict'
import { startBank } from '../sites/bank/bank.ts'
import type { Site } from '../sites/site.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { userPin } from '../support/soft-hsm.ts'
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
const id = '2'

interface Person {
  place: LaunchPlace
  browser: LaunchedBrowser
}

describe('two people', function () {
  this.timeout(120_000)
  let authority: Authority
  let bank: Site
  let persons: Person[]

  before(async () => {
    authority = await createAuthority()
    bank = await startBank({ authorities: authoritiesOf(authority), card, payments: 1 })
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
})
