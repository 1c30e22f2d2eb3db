/** What the person needs is where the eye and the keyboard are: the payment on top, what is missing beside the buttons, the way out as a link. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../../../shared/limits.ts'
import { until } from '../../support/until.ts'
import { action, openWindowPerson, type WindowPerson } from './window-person.ts'

describe('the prompt window, for the eye and the keyboard', () => {
  let window: WindowPerson
  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())
  beforeEach(() => window.browser.begin({ theme: 'light', width: 480 }))

  const text = (selector: string): Promise<string> =>
    window.browser.page.$eval(selector, element => (element as HTMLElement).innerText)
  const focused = (): Promise<string | null> =>
    window.browser.page.evaluate(
      () =>
        document.activeElement?.getAttribute('data-field') ??
        document.activeElement?.getAttribute('data-action') ??
        null,
    )
  const links = (): Promise<string[]> =>
    window.browser.page.$$eval('[data-place]', all => all.map(link => link.getAttribute('href') ?? ''))

  it('shows a payment in the person’s own form above its fields, whole in the first look', async () => {
    await window.browser.show(window.sample('sign-json'), 'ru')
    assert.equal(await text('[data-payment-amount]'), '1 250 000,50\u00a0KZT')
    assert.equal((await text('[data-part="payee"]')).replace(/\s+/, ' '), 'Получатель ТОО «Дала»')
    assert.match(await text('[data-part="payeeAccount"]'), /KZ14 345A BC67 8901 2345$/)
    assert.match(await text('[data-part="date"]'), /21\.11\.2026$/)
    const { page } = window.browser
    const boxOf = (selector: string) =>
      page.$eval(
        selector,
        element => element.getBoundingClientRect().toJSON() as { top: number; bottom: number; height: number },
      )
    const [payment, header, footer] = [await boxOf('[data-payment]'), await boxOf('header'), await boxOf('footer')]
    assert.ok(payment.bottom < footer.top, `${payment.bottom} of ${footer.top}`)
    assert.ok(header.height + footer.height <= 180, `${header.height} and ${footer.height}`)
    const written = await page.$$eval('[data-value]', all => all.map(value => value.textContent))
    for (const value of ['1250000.5', 'KZT', 'KZ14345ABC6789012345', '2026-11-21'])
      assert.ok(written.includes(value), value)
  })

  it('gives a screen reader the site and the amount as one text each', async () => {
    await window.show('sign-json')
    const tree = JSON.stringify(await window.browser.page.accessibility.snapshot({ interestingOnly: false }))
    assert.match(tree, /"role":"heading",[^{]*"name":"ib\.example\.kz"/)
    assert.match(tree, /"name":"1,250,000\.50\u00a0KZT"/)
  })

  it('says on the button what it does, and above what is asked for: a payment, payments, documents', async () => {
    await window.show('sign-json')
    assert.equal(await text(action('approve')), 'Sign the payment')
    assert.equal(await text('.asks'), 'asks you to sign a payment')
    await window.show('sign-text')
    assert.equal(await text(action('approve')), 'Sign 1 document')
    assert.equal(await text('.asks'), 'asks you to sign 1 document')
    await window.show('batch-three')
    await window.browser.page.waitForSelector('[data-totals="counted"]')
    assert.equal(await text(action('approve')), 'Sign 3 payments')
    assert.equal(await text('.asks'), 'asks you to sign 3 payments')
    await window.show('batch-mixed')
    await window.browser.page.waitForSelector('[data-totals="counted"]')
    assert.equal(await text(action('approve')), 'Sign 5 documents')
  })

  it('leads from the PIN to the button by Enter, where Enter says which key signs, and Space signs', async () => {
    await window.show('pin-last')
    await window.browser.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await window.browser.page.click('[data-field="last-try"]')
    await window.type('pin', '123456')
    await window.untilLive()
    await window.browser.page.keyboard.press('Enter')
    assert.equal(await focused(), 'approve')
    assert.equal(await window.blocker(), '')
    await window.browser.page.keyboard.press('Enter')
    assert.equal(await window.blocker(), 'Press Space to approve.')
    assert.deepEqual(await window.answers(), [])
    await window.browser.page.keyboard.press('Space')
    assert.equal((await window.answers()).length, 1)
  })

  it('is gone through by Enter alone: to the end of the document, to the PIN, to the button', async () => {
    await window.show('sign-json')
    const { page } = window.browser
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.blocker(), 'Scroll to the end of the document.')
    await page.keyboard.press('Enter')
    await until('the document was read', async () => (await window.blocker()) === 'Type the PIN.')
    await page.keyboard.press('Enter')
    assert.equal(await focused(), 'pin')
    await page.keyboard.type('123456')
    await page.keyboard.press('Enter')
    assert.equal(await focused(), 'approve')
    await window.untilLive()
    for (let times = 0; times < 5; times++) await page.keyboard.press('Enter')
    assert.deepEqual(await window.answers(), [])
    await page.keyboard.press('Space')
    assert.equal((await window.answers()).length, 1)
  })

  it('has a wrong PIN in one box, and the field has the focus', async () => {
    await window.show('pin-wrong')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await focused(), 'pin')
    assert.equal((await window.browser.page.$$('.notice')).length, 1)
  })

  it('says once how many tries are left, and of the last one what a wrong PIN does', async () => {
    await window.show('pin-wrong')
    assert.equal(await text('#tries'), '2 tries are left.')
    await window.show('pin-last')
    assert.equal(await text('#tries'), 'This is the last try. If the PIN is wrong, it will be locked.')
    assert.doesNotMatch(await text('.pin'), /\d (?:try|tries)/)
  })

  it('leads back to the PIN when the answer to a wrong one comes at once, and the button has the focus still', async () => {
    await window.show('pin-last')
    await window.browser.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await window.browser.page.click('[data-field="last-try"]')
    await window.type('pin', '123456')
    await window.untilLive()
    await window.browser.page.keyboard.press('Enter')
    await window.browser.page.keyboard.press('Space')
    assert.equal((await window.answers()).length, 1)
    assert.equal(await focused(), 'approve')
    await window.browser.show(window.sample('pin-wrong'), 'en', false)
    await until('the field had the focus', async () => (await focused()) === 'pin')
  })

  it('leaves the person on the button they went to after a wrong PIN, when the window is disturbed and comes to rest again', async () => {
    const { page } = window.browser
    await window.show('pin-wrong')
    await window.type('pin', '123456')
    await window.untilLive()
    await page.click(action('approve'))
    await window.browser.show(window.sample('pin-wrong'), 'en', false)
    await until('the field had the focus', async () => (await focused()) === 'pin')
    await page.keyboard.type('123456')
    await page.keyboard.press('Enter')
    assert.equal(await focused(), 'approve')
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await until('the button was dead', async () => !(await window.isLive()))
    await window.untilLive()
    assert.equal(await focused(), 'approve')
  })

  it('says beside the buttons that nothing can be signed yet, and leads to where that is mended', async () => {
    await window.show('select-none')
    assert.equal(await window.blocker(), 'No certificate was found')
    assert.deepEqual(await links(), ['../manager/index.html#readiness'])
    await window.show('request-none')
    assert.equal(await window.blocker(), 'Connect your token')
    await window.show('pin-locked')
    const [unblock = ''] = await links()
    assert.match(unblock, /^\.\.\/manager\/index\.html#unblock\?token=./)
    await window.show('failed')
    assert.deepEqual(await links(), ['../manager/index.html#modules'])
  })

  it('names what each button of a list is for', async () => {
    await window.show('batch-three')
    const labels = await window.browser.page.$$eval('[data-document] button', all => all.map(one => one.ariaLabel))
    assert.equal(new Set(labels).size, 6)
    assert.match(labels[0] ?? '', /^Open: Ödəniş tapşırığı № 2026000\.json$/)
  })
})
