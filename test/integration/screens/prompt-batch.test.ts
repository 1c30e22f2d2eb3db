/** A person before many documents: what they come to, in which order they stand, and what is not counted as opened. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../../../shared/limits.ts'
import { action, openWindowPerson, type WindowPerson } from './window-person.ts'

describe('the prompt window with many documents', () => {
  let window: WindowPerson

  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())
  beforeEach(() => window.browser.begin({ theme: 'light', width: 480 }))

  const texts = (selector: string): Promise<string[]> =>
    window.browser.page.$$eval(selector, all => all.map(one => one.textContent ?? ''))
  const totals = (): Promise<string[]> => texts('[data-total]')
  const rows = (): Promise<(string | null)[]> =>
    window.browser.page.$$eval('[data-document]', all => all.map(one => one.getAttribute('data-document')))

  it('row 118: shows the total of the amounts of the rows, and it follows at once when documents are taken out', async () => {
    await window.show('batch-three')
    assert.deepEqual(await texts('[data-amount]'), ['1,000.25\u00a0KZT', '2,000.25\u00a0KZT', '3,000.25\u00a0KZT'])
    assert.deepEqual(await totals(), ['6,000.75\u00a0KZT'])
    await window.browser.page.click(`[data-document="1"] ${action('take-out')}`)
    assert.deepEqual(await totals(), ['4,000.50\u00a0KZT'])
    await window.browser.page.click(`[data-document="1"] ${action('put-back')}`)
    assert.deepEqual(await totals(), ['6,000.75\u00a0KZT'])
  })

  it('row 118: adds nothing up across currencies, and says how many documents are in no total', async () => {
    await window.show('batch-mixed')
    assert.deepEqual(await totals(), ['98,765,433,359,877.04\u00a0KZT', '840.00\u00a0AZN'])
    assert.match((await texts('[data-totals]')).join(''), /2 documents are not in the total/)
    await window.show('batch-texts')
    assert.deepEqual(await totals(), [])
    assert.match((await texts('[data-totals]')).join(''), /^No total/)
  })

  it('does not take for opened what was only read for its amount', async () => {
    await window.show('batch-three')
    assert.deepEqual(await window.browser.done(), [])
    assert.equal(
      (await texts('.row')).some(row => row.includes('opened')),
      false,
    )
  })

  it('T25: cannot be approved while there is a document that is not that of the list, opened or not', async () => {
    await window.show('batch-wrong')
    assert.deepEqual(await rows(), ['2', '0', '1'])
    assert.deepEqual(await totals(), ['3,000.50\u00a0KZT'])
    await window.type('pin', '123456')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.blocker(), 'This document is not in the list.')
    assert.equal(await window.isLive(), false)
    await window.browser.page.click(`[data-document="2"] ${action('take-out')}`)
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.deepEqual(answer.typed.documents, [0, 1])
  })

  it('shows no part of a total while it is counted, moves no row when it comes, and does not keep the person waiting', async () => {
    await window.show('batch-counting')
    const top = (): Promise<number> =>
      window.browser.page.$eval('[data-document="0"]', row => row.getBoundingClientRect().top)
    assert.deepEqual(await totals(), [])
    assert.match((await texts('[data-totals] [role="status"]')).join(''), /still being added up/)
    assert.equal(await window.browser.page.$('option[value="amount"]:not(:disabled)'), null)
    const before = await top()
    await window.type('pin', '123456')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.equal(answer.typed.documents.length, 1200)
    await window.show('batch-many')
    assert.deepEqual(await totals(), ['720,600,300.00\u00a0KZT'])
    assert.equal(await top(), before)
  })

  it('lets the person sort by amount and by name, and go back to the order of the page', async () => {
    await window.show('batch-many')
    const { page } = window.browser
    assert.deepEqual((await rows()).slice(0, 3), ['0', '1', '2'])
    await page.select('[data-field="order"]', 'amount')
    assert.deepEqual((await rows()).slice(0, 3), ['1199', '1198', '1197'])
    await page.select('[data-field="order"]', 'name')
    assert.deepEqual((await rows()).slice(0, 3), ['0', '1', '2'])
    await page.focus('[data-field="order"]')
    await page.keyboard.press('ArrowDown')
    assert.deepEqual((await rows()).slice(0, 3), ['1199', '1198', '1197'])
    await page.select('[data-field="order"]', 'page')
    assert.deepEqual((await rows()).slice(0, 3), ['0', '1', '2'])
  })

  it('says before the first PIN that the key wants it for each document, and refuses more than can be asked of a person', async () => {
    await window.show('pins-three')
    assert.match(
      (await texts('[data-pins]')).join(''),
      /asks for the PIN before each document: you will type it 3 times/,
    )
    await window.browser.page.click(`[data-document="1"] ${action('take-out')}`)
    assert.match((await texts('[data-pins]')).join(''), /you will type it 2 times/)
    await window.type('pin', '123456')
    assert.ok((await window.approve()).prompt === 'sign')
    await window.show('pins-many')
    assert.match((await texts('[data-pins]')).join(''), /no more than 10 documents/)
    await window.type('pin', '123456')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.blocker(), 'Leave out some documents.')
    assert.equal(await window.isLive(), false)
  })

  it('R6: says of a token that was pulled how many are signed, which one is wanted, and takes its PIN for the same documents', async () => {
    await window.show('paused-gone')
    const told = async (): Promise<string> => (await texts('[data-paused]')).join('')
    assert.match(await told(), /640 of 1,200 documents are signed.*Connect it again/)
    assert.match((await texts('.token')).join(''), /B0E9406091CB/)
    assert.equal(await window.browser.page.$(action('approve')), null)
    assert.deepEqual(await texts(action('reject')), ['Leave the rest unsigned'])
    await window.show('paused-back')
    assert.match(await told(), /The token is back/)
    assert.deepEqual(await texts(action('approve')), ['Sign 560 documents'])
    await window.type('pin', '123456')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.equal(answer.typed.documents.length, 1200)
  })

  it('lets a file that states another total than its payments have be signed only by who says that they know', async () => {
    await window.show('sign-wages')
    const { page } = window.browser
    await page.waitForSelector('[data-claim]')
    await window.type('pin', '123456')
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.blocker(), 'Confirm the different totals.')
    assert.equal(await window.isLive(), false)
    await page.click('[data-field="doubts"]')
    await window.approve()
  })
})
