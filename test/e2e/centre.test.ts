/** The certificate centre in a real browser where things go wrong on the way: no second key, no lost request; and the end of a certificate. */
import assert from 'node:assert/strict'
import { startPortal } from '../sites/portal/portal.ts'
import type { Site } from '../sites/site.ts'
import { pkcs11Tool } from '../support/pkcs11-tool.ts'
import { userPin } from '../support/soft-hsm.ts'
import { agree } from './journey/agree.ts'
import { collect, readCaptcha } from './journey/collect.ts'
import { applicant, approveAtDesk, comeIn, fillIn, openDesk, selectToken } from './journey/enrol.ts'
import { inWorld } from './journey/world.ts'

const label = 'Cryptoken'

describe('the certificate centre in chromium', function () {
  this.timeout(120_000)
  let portal: Site
  let number: string
  const world = inWorld({ prepare: place => place.tokens.addToken(label) })
  before(async () => {
    portal = await startPortal(world().authority)
  })
  after(() => portal.close())

  it('rows 58, 62: has the number of a request whose answer was lost, after a reload, without a second key or request', async () => {
    const { browser, place } = world()
    const page = await browser.open(`${portal.origin}/request.html?class=organisation&lang=en`)
    await comeIn(page)
    await page.click('#check')
    await agree(browser)
    await page.waitForSelector('#generator-state[data-state="ready"]')
    await fillIn(page)
    await page.select('#algorithm', 'P-256')
    await selectToken(page, label)
    await page.evaluate(() => {
      const real = globalThis.fetch
      globalThis.fetch = async (...given) => {
        const answer = await real(...given)
        if (given[0] === '/api/requests') throw new TypeError('the answer was lost')
        return answer
      }
    })
    await page.click('#send')
    await agree(browser, { pin: userPin })
    await page.waitForSelector('#key-made:not([hidden])')
    await page.reload()
    await page.waitForSelector('#form:not([hidden])')
    const { codeWord, codeWordRepeat } = applicant
    await page.type('#codeWord', codeWord)
    await page.type('#codeWordRepeat', codeWordRepeat)
    await page.click('#send')
    await page.waitForSelector('#registered:not([hidden])')
    number = await page.$eval('#number', element => element.textContent ?? '')
    const { text } = pkcs11Tool(place, label, '--login', '--pin', userPin, '--list-objects', '--type', 'privkey')
    assert.equal(text.match(/Private Key Object/g)?.length, 1)
    const desk = await openDesk(browser, portal.origin)
    await desk.waitForSelector('[data-number]')
    const numbers = await desk.$$eval('[data-number]', cards => cards.map(card => card.getAttribute('data-number')))
    assert.deepEqual(numbers, [number])
  })

  it('rows 76, 78, 90: pays, installs, and revokes the certificate by a signature with the certificate itself', async () => {
    const { browser } = world()
    await approveAtDesk(browser, portal.origin, number)
    await collect({ browser, portal: portal.origin, number, install: { pin: userPin } })
    const page = await browser.open(`${portal.origin}/revocation.html?number=${number}&lang=en`)
    await page.waitForSelector('.captcha img')
    await page.type('#fin', applicant.fin)
    await page.select('#ground', 'superseded')
    await page.click('[name="proof"][value="signature"]')
    await readCaptcha(page)
    await page.click('#revoke')
    await agree(browser)
    await agree(browser, { pin: userPin })
    await page.waitForSelector('#done[data-state="revoked"]')
    const shown = await page.$eval('#done', element => element.textContent ?? '')
    assert.match(shown, /revoked: .*Replaced by a new certificate/)
  })
})
