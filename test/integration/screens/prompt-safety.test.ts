/** What a person cannot do by accident in the prompt window, and what becomes of the PIN, with a real mouse and keyboard. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromUtf8, utf8 } from '../../../shared/bytes.ts'
import type { PromptStage } from '../../../extension/prompt-messages.ts'
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

  const { promptArmMs } = limits
  /** What may put the button under a click that was meant for something else. */
  const disturbances: Record<string, () => Promise<unknown>> = {
    shown: () => window.show('allow'),
    focused: () => window.browser.page.evaluate(() => dispatchEvent(new Event('focus'))),
    resized: () => window.browser.page.setViewport({ width: 470 + Math.ceil(Math.random() * 100), height: 680 }),
    'seen again': () => window.browser.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    moved: () =>
      window.browser.page.evaluate(
        "Object.defineProperty(window, 'screenX', { configurable: true, value: screenX + 5 })",
      ),
  }
  /** Notes in the page when each press went down: on a busy machine it may have been later than it was meant. */
  const notePresses = (): Promise<unknown> =>
    window.browser.page.evaluate(
      `window.presses = []; for (const name of ['pointerdown', 'keydown'])
         addEventListener(name, event => { if (!event.repeat) presses.push(event.timeStamp - window.disturbedAt) }, true)`,
    )
  const noteDisturbance = (): Promise<unknown> => window.browser.page.evaluate('window.disturbedAt = performance.now()')
  /** Whether all presses so far were within the dead time; then none may have been answered. */
  const allWereEarly = (): Promise<boolean> =>
    window.browser.page.evaluate(`presses.length > 0 && presses.every(at => at < ${promptArmMs})`) as Promise<boolean>

  for (const [what, disturb] of Object.entries(disturbances)) {
    it(`T22: takes no click, no Space and no Enter for 700 ms after it was ${what}, and one click after a second`, async () => {
      await notePresses()
      await window.show('allow')
      await window.untilLive()
      await noteDisturbance()
      await disturb()
      await window.pressWhileDead(async () => {
        if (await allWereEarly()) assert.deepEqual(await window.browser.done(), [])
      })
      if ((await window.browser.done()).length > 0) return
      await sleep(promptArmMs)
      await window.approve()
    })
  }

  for (const held of ['mouse', 'key']) {
    it(`T55: takes no press of the ${held} that began while the button was dead, however long it is held`, async () => {
      const { page } = window.browser
      await notePresses()
      for (const after of [100, 300, 500]) {
        await noteDisturbance()
        await window.show('allow')
        await page.focus(action('approve'))
        await page.hover(action('approve'))
        await sleep(after)
        await page.evaluate('presses.length = 0')
        if (held === 'mouse') await page.mouse.down()
        else await page.keyboard.down('Space')
        const early = await allWereEarly()
        await window.untilLive()
        await sleep(100)
        // A key that is held repeats itself.
        if (held === 'key') await page.keyboard.down('Space')
        if (held === 'mouse') await page.mouse.up()
        else await page.keyboard.up('Space')
        if (early) assert.deepEqual(await window.browser.done(), [], `held from ${after} ms on`)
        await window.browser.begin({ theme: 'light', width: 480 })
        await notePresses()
      }
    })
  }

  it('T55: takes no press that is dragged onto the button, or held while the window moves', async () => {
    const { page } = window.browser
    await window.show('allow')
    await window.untilLive()
    await page.hover(action('reject'))
    await page.mouse.down()
    await page.hover(action('approve'))
    await page.mouse.up()
    await page.mouse.down()
    await disturbances['moved']?.()
    await sleep(promptArmMs + 300)
    await page.mouse.up()
    assert.deepEqual(await window.browser.done(), [])
    await window.approve()
  })

  it('T22: takes no click while it is out of sight, or in sight but not in front', async () => {
    const { page } = window.browser
    for (const name of ['hasFocus', 'visibilityState']) {
      await window.show('allow')
      await window.untilLive()
      await page.evaluate(name => {
        const value = name === 'hasFocus' ? () => false : 'hidden'
        Object.defineProperty(document, name, { configurable: true, value })
      }, name)
      await page.click(action('approve'))
      assert.deepEqual(await window.browser.done(), [], name)
      await page.evaluate(name => void Reflect.deleteProperty(document, name), name)
      await window.approve()
      await window.browser.begin({ theme: 'light', width: 480 })
    }
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
    const now: PromptStage = { stage: 'working', operation: 'sign', mayLeave: 'signature', progress: null, sinceMs: 0 }
    await window.browser.show({ ...wrong, state: { ...wrong.state, now } }, 'en', false)
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
    assert.equal(await window.blocker(), 'Confirm the last try.')
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
      const word = await window.browser.page.$eval(
        name === 'allow-localhost' ? 'main' : 'footer',
        place => place.textContent,
      )
      assert.match(word ?? '', name === 'allow-localhost' ? /Choose your own word/ : /ceyran/, name)
    }
    await window.browser.page.select('[data-field="language"]', 'kk')
    assert.deepEqual(await window.browser.done(), [{ language: 'kk' }])
  })
})
