/** The certificate centre's flows in a real browser, one a test, from the first form to the last message. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { certificateFingerprint } from '../../extension/profiles/certificate-fingerprint.ts'
import { startPortal } from '../sites/portal/portal.ts'
import type { Site } from '../sites/site.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { untilInPage } from '../support/until-in-page.ts'
import { agree } from './journey/agree.ts'
import { collect, readCaptcha } from './journey/collect.ts'
import { applicant, enrol } from './journey/enrol.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

const label = 'Cryptoken'
const clerk = { label: 'Desk', commonName: 'QULİYEVA AYTƏN', number: '2BC34DE' }

describe('the certificate centre in chromium', function () {
  this.timeout(120_000)
  let portal: Site
  let desk: Page
  let number: string
  const world = inWorld({
    prepare: async (place, authority) => {
      place.tokens.addToken(label)
      await provision(place, { ...clerk, authority })
    },
  })
  before(async () => {
    portal = await startPortal(world().authority, { staff: [clerk.number] })
  })
  after(() => portal.close())

  const textOf = (page: Page, selector: string): Promise<string> =>
    page.$eval(selector, element => element.textContent ?? '')

  it('rows 58, 62, 97: makes a key and a request on the token; staff come in by their own token alone, and what they decide bears their name', async () => {
    const { browser } = world()
    const asked = { portal: portal.origin, algorithm: 'P-256', token: label, request: { pin: userPin } } as const
    ;({ number } = await enrol({ browser, ...asked }))
    desk = await browser.open(`${portal.origin}/desk.html?lang=en`)
    await desk.waitForSelector('#door:not([hidden])')
    assert.equal(await desk.$('[data-number]'), null)
    await desk.click('#log-in')
    await agree(browser)
    await agree(browser, { pin: userPin })
    await desk.bringToFront()
    await desk.waitForSelector('#at-work:not([hidden])')
    assert.equal(await textOf(desk, '#staff'), clerk.commonName)
    const card = `[data-number="${number}"]`
    await desk.waitForSelector(card)
    await desk.type(`${card} [name="reason"]`, 'surət yoxdur')
    await desk.click(`${card} [value="postpone"]`)
    const heading = (word: string) =>
      untilInPage(desk, ([card, word]) => document.querySelector(`${card} h2`)?.textContent.includes(word), [
        card,
        word,
      ] as const)
    await heading('postponed')
    await desk.click(`${card} [value="approve"]`)
    await heading('ready')
    const done = await desk.$$eval(`${card} li`, items => items.map(item => item.textContent.split(' · ').slice(1)))
    assert.deepEqual(
      done.map(([name]) => name),
      [clerk.commonName, clerk.commonName],
    )
  })

  it('rows 76, 78, 90: pays, installs, and revokes the certificate by a signature with the certificate itself; the desk sees it', async () => {
    const { browser } = world()
    const install = { pin: userPin }
    const { certificate } = await collect({ browser, portal: portal.origin, number, install })
    const page = await browser.open(`${portal.origin}/revocation.html?number=${number}&lang=en`)
    await page.waitForSelector('.captcha img')
    await page.type('#fin', applicant.fin)
    await page.select('#ground', 'superseded')
    await page.click('[name="proof"][value="signature"]')
    await readCaptcha(page)
    await page.click('#revoke')
    await agree(browser, {
      choose: await certificateFingerprint(new Uint8Array(certificate)),
      pin: userPin,
      seen: async prompt => assert.match(await prompt.text(), new RegExp(`${number}\\s+revoke\\s+superseded`)),
    })
    await page.waitForSelector('#done[data-state="revoked"]')
    assert.match(await textOf(page, '#done'), /revoked: .*Replaced by a new certificate/)
    await desk.reload()
    await desk.waitForSelector(`[data-number="${number}"] [data-certificate="revoked"]`)
  })

  it('rows 81, 86, 87: orders three tokens by VÖEN, pays, and is taken back when 13 seconds are over', async () => {
    const { browser } = world()
    const page = await browser.open('about:blank')
    await standStill(page)
    await page.goto(`${portal.origin}/order.html?lang=en`)
    await page.waitForSelector('.captcha img')
    await page.type('#voen', '9900071001')
    await readCaptcha(page)
    await page.click('#next')
    await page.waitForSelector('#quantity-form:not([hidden])')
    assert.equal(await textOf(page, '#buyer-name'), 'AR Mərkəzi Bankı')
    await page.click('#quantity', { count: 3 })
    await page.type('#quantity', '3')
    assert.equal(await textOf(page, '#total'), 'AZN 120.00')
    await page.click('#send-order')
    await page.waitForSelector('#ordered:not([hidden])')
    const act = /Act number: (\d{10})$/.exec(await textOf(page, '#ordered-act'))?.[1] ?? assert.fail()
    const comeBack = async (): Promise<void> => {
      await page.deleteCookie(...(await page.cookies(portal.origin)))
      await page.goto(`${portal.origin}/order.html?lang=en`)
      await page.waitForSelector('#ordered:not([hidden])')
      assert.ok((await textOf(page, '#ordered-act')).endsWith(act), 'the order is still there, in another session')
    }
    await comeBack()
    await page.click('#pay')
    await page.waitForSelector('#first:not([hidden])')
    await page.type('#digits', '888888')
    await page.click('#first button')
    await page.waitForSelector('#card-form:not([hidden])')
    assert.equal(await textOf(page, '#card-form #total'), 'AZN 121.20')
    await page.type('#card', '0000000005')
    await page.type('#expires', '12/49')
    await page.type('#cvv2', '123')
    await page.click('#forward')
    await page.waitForSelector('#confirmed:not([hidden])')
    const seen = [await textOf(page, '#countdown')]
    while (await page.$('#confirmed:not([hidden])')) {
      await passSecond(page)
      seen.push(await textOf(page, '#countdown'))
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 14 }, (_, passed) => `${13 - passed} s`),
    )
    await page.waitForSelector('#paid:not([hidden])')
    const receipt = await textOf(page, '#receipt')
    for (const part of [act, 'AR Mərkəzi Bankı', 'AZN 120.00', 'AZN 1.20', 'AZN 121.20', 'One hundred twenty'])
      assert.ok(receipt.includes(part), `${part}: ${receipt}`)
    await comeBack()
    assert.equal(await page.$('#pay:not([hidden])'), null)
    await page.click('#to-receipt')
    await page.waitForSelector('#paid:not([hidden])')
    assert.equal(await textOf(page, '#receipt'), receipt)
    await page.goto(`${portal.origin}/order.html`)
    await page.click('#another')
    await page.waitForSelector('#buyer-form:not([hidden])')
  })

  it('rows 95, 96: leads from the e-signer to Mohur’s own page where files are signed, which a site can open by a press alone', async () => {
    const { browser } = world()
    const page = await browser.open(`${portal.origin}/signer.html?lang=en`)
    for (const task of ['sign', 'check']) {
      await page.bringToFront()
      await page.click(`[data-task="${task}"]`)
      const address = `${browser.extensionOrigin}/manager/index.html#${task}`
      const opened = await until('the manager was open', async () => (await browser.pagesAt(address))[0])
      await opened.waitForSelector(`[data-section="${task}"]`)
      await opened.close()
    }
  })
})

type Clock = typeof globalThis & { ticks: (() => void)[] }

/** The page's clock passes a second when the test says so. */
const standStill = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const here = globalThis as Clock
    here.ticks = []
    Reflect.set(here, 'setInterval', (tick: () => void) => here.ticks.push(tick))
    Reflect.set(here, 'clearInterval', (id: number) => void here.ticks.splice(id - 1, 1))
  })
const passSecond = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as Clock).ticks.forEach(tick => tick()))
