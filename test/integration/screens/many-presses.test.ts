/** However often somebody presses what has just come under the mouse or the keyboard, nothing is approved by it. */
import assert from 'node:assert/strict'
import { limits } from '../../../shared/limits.ts'
import { report, rounds } from '../../support/endurance.ts'
import { openWindowPerson, type WindowPerson } from './window-person.ts'

const wanted = rounds({ small: 200, full: 1_000 })
const { promptArmMs } = limits

describe('the prompt window under a hail of presses', () => {
  let window: WindowPerson

  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())

  /** Notes in the page when each press went down: on a busy machine it may have been later than it was meant. */
  const begin = async (): Promise<void> => {
    await window.browser.begin({ theme: 'light', width: 480 })
    await window.browser.page.evaluate(
      `window.presses = []; for (const name of ['pointerdown', 'keydown'])
         addEventListener(name, event => presses.push(event.timeStamp - window.disturbedAt), true)`,
    )
  }
  const disturbances: readonly (() => Promise<unknown>)[] = [
    () => window.show('allow'),
    () => window.browser.page.evaluate('dispatchEvent(new Event("focus"))'),
    resize,
    () =>
      window.browser.page.evaluate(
        "Object.defineProperty(window, 'screenX', { configurable: true, value: screenX + 5 })",
      ),
  ]

  /** Always to another width than it has, and over only when the page was told. */
  async function resize(): Promise<void> {
    const { page } = window.browser
    const { width } = page.viewport() ?? assert.fail()
    await page.evaluate("window.resized = new Promise(done => addEventListener('resize', done, { once: true })); 0")
    await page.setViewport({ width: width === 480 ? 471 + Math.ceil(Math.random() * 8) : 480, height: 680 })
    await page.evaluate('resized.then(() => 0)')
  }

  /** Presses for as long as the button is dead. Gives how often, and whether all of it was while it was dead. */
  async function pressWhileDead(disturb: () => Promise<unknown>): Promise<{ pressed: number; early: boolean }> {
    const { page } = window.browser
    await window.show('allow')
    await window.untilLive()
    await page.evaluate('presses.length = 0; window.disturbedAt = performance.now()')
    await disturb()
    await window.pressWhileDead()
    const times = (await page.evaluate('presses')) as number[]
    return { pressed: times.length, early: times.every(at => at < promptArmMs) }
  }

  it(`T22, G14: is approved by none of ${wanted} clicks, Enters and Spaces while it is dead after it was shown, focused, resized or moved`, async () => {
    await begin()
    let counted = 0
    for (let round = 0; counted < wanted; round++) {
      const { pressed, early } = await pressWhileDead(disturbances[round % disturbances.length] ?? assert.fail())
      // One that came late may have approved, as it should.
      if (!early) {
        await begin()
        continue
      }
      assert.deepEqual(await window.browser.done(), [], `round ${round}`)
      counted += pressed
    }
    await window.approve()
    report({ figure: 'G14', result: `${counted} presses while the button was dead: none approved` })
  }).timeout(300_000)
})
