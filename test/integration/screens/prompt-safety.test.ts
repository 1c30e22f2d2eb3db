/** What a person cannot do by accident in the prompt window, and what becomes of the PIN, with a real mouse and keyboard. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromUtf8, utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { until } from '../../support/until.ts'
import { fingerprintOf } from './sample-certificates.ts'
import { action, openWindowPerson, type WindowPerson } from './window-person.ts'

describe('the prompt window, at the click and at the PIN', () => {
  let window: WindowPerson

  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())
  beforeEach(() => window.browser.begin({ theme: 'light', width: 480 }))

  it('T22: takes no click for 800 ms after it appeared, and one after that', async () => {
    await window.show('allow')
    const end = performance.now() + limits.promptArmMs - 150
    while (performance.now() < end) {
      await window.browser.page.click(action('approve'))
      await sleep(20)
    }
    assert.deepEqual(await window.browser.done(), [])
    assert.deepEqual(await window.approve(), {
      prompt: 'allowOrigin',
      typed: { scopes: ['sign', 'certificates', 'tokens', 'request'] },
    })
  })

  it('T22: is dead again after it was resized', async () => {
    await window.show('allow')
    await window.untilLive()
    await window.browser.page.setViewport({ width: 500, height: 680 })
    await until('the button was dead', async () => !(await window.isLive()) || undefined)
    await window.browser.page.click(action('approve'))
    assert.deepEqual(await window.browser.done(), [])
    await window.approve()
  })

  it('T22: is dead again when another question is asked', async () => {
    await window.show('allow')
    await window.untilLive()
    await window.browser.show(window.sample('allow'), 'en', false)
    assert.equal(await window.isLive(), false)
    await window.approve()
  })

  it('T22: takes no click while another window is in front', async () => {
    await window.show('allow')
    await window.untilLive()
    const other = await window.browser.page.browser().newPage()
    await other.bringToFront()
    assert.equal(await window.browser.page.evaluate(() => document.hasFocus() && !document.hidden), false)
    await window.browser.page.evaluate(() => document.querySelector<HTMLElement>('[data-action="approve"]')?.click())
    assert.deepEqual(await window.browser.done(), [])
    await other.close()
    await window.browser.page.bringToFront()
    await window.approve()
  })

  it('T22: is never approved by Enter, wherever the focus is; Space approves', async () => {
    await window.show('sign-text')
    await window.type('pin', '123456')
    await window.untilLive()
    await window.browser.page.keyboard.press('Enter')
    await window.browser.page.focus(action('approve'))
    await window.browser.page.keyboard.press('Enter')
    await window.browser.page.keyboard.press('NumpadEnter')
    assert.deepEqual(await window.browser.done(), [])
    await window.browser.page.keyboard.press('Space')
    assert.equal((await window.answers()).length, 1)
  })

  it('T24: is answered once by two clicks', async () => {
    await window.show('allow')
    await window.untilLive()
    await window.browser.page.click(action('approve'), { count: 2 })
    await window.browser.page.click(action('approve'))
    assert.equal((await window.answers()).length, 1)
  })

  it('is rejected by its button at once, and by Escape', async () => {
    await window.show('sign-text')
    await window.browser.page.click(action('reject'))
    await window.browser.page.keyboard.press('Escape')
    assert.deepEqual(await window.browser.done(), ['reject', 'reject'])
  })

  it('T28: hands the PIN over as bytes and keeps nothing of it', async () => {
    await window.show('sign-text')
    assert.equal(await window.isLive(), false)
    assert.equal(await window.blocker(), 'Type the PIN.')
    await window.type('pin', 'Şifrə1')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    const { pin, ...typed } = answer.typed
    assert.deepEqual(typed, { token: 'stick', certificate: fingerprintOf(window.certificates.person), documents: [0] })
    assert.equal(fromUtf8(pin.pin ?? utf8('')), 'Şifrə1')
    assert.equal(pin.lastTryConfirmed, false)
    assert.equal(await window.browser.page.$eval('[data-field="pin"]', input => (input as HTMLInputElement).value), '')
    assert.equal(await window.browser.page.evaluate(() => document.documentElement.outerHTML.includes('Şifrə1')), false)
  })

  it('takes no PIN that is shorter than the token’s shortest', async () => {
    await window.show('sign-text')
    await window.type('pin', '123')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
    await window.type('pin', '4')
    await window.untilLive()
  })

  it('R11: keeps what was chosen when the PIN was wrong, says so, and asks for the PIN again', async () => {
    await window.show('batch-three')
    await window.browser.page.click(`[data-document="1"] ${action('take-out')}`)
    await window.type('pin', '1111')
    await window.approve()
    const wrong = structuredClone(window.sample('batch-three'))
    wrong.state.now = window.sample('pin-wrong').state.now
    await window.browser.show(
      { ...wrong, state: { ...wrong.state, now: { stage: 'working', operation: 'sign', progress: null, sinceMs: 0 } } },
      'en',
      false,
    )
    await window.browser.show(wrong, 'en', false)
    assert.notEqual(await window.browser.page.$('[data-problem="PIN_INCORRECT"]'), null)
    assert.equal(await window.blocker(), 'Type the PIN.')
    await window.type('pin', '2222')
    await window.untilLive()
    await window.browser.page.click(action('approve'))
    const last = (await window.answers()).at(-1)
    assert.ok(last?.prompt === 'sign')
    assert.deepEqual(last.typed.documents, [0, 2])
    assert.deepEqual(last.typed.pin.pin, utf8('2222'))
  })

  it('T30: demands a second confirmation for the last try', async () => {
    await window.show('pin-last')
    await window.type('pin', '123456')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
    assert.equal(await window.blocker(), 'Confirm that you know this is the last try.')
    await window.browser.page.click('[data-field="last-try"]')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.equal(answer.typed.pin.lastTryConfirmed, true)
  })

  it('asks for no PIN that is typed on the device, and for none that is locked', async () => {
    await window.show('sign-file')
    assert.equal(await window.browser.page.$('[data-field="pin"]'), null)
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.equal(answer.typed.pin.pin, null)
    await window.show('pin-locked')
    assert.equal(await window.browser.page.$('[data-field="pin"]'), null)
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
  })

  it('T23: shows the person’s own word in every window, and can change its language', async () => {
    for (const name of Object.keys(window.samples)) {
      await window.show(name)
      const word = await window.browser.page.$eval('footer', footer => footer.textContent)
      assert.match(word ?? '', name === 'allow-localhost' ? /Choose a word of your own/ : /ceyran/, name)
    }
    await window.browser.page.select('[data-field="language"]', 'kk')
    assert.deepEqual(await window.browser.done(), [{ language: 'kk' }])
  })
})
