/** T22, T55: the approving button is dead for 800 ms after each disturbance, and a press counts by its beginning. */
import assert from 'node:assert/strict'
import { approves, disturb, isArmed, startArming, type Arming } from '../../../extension/prompt/arming.ts'
import { limits } from '../../../shared/limits.ts'

const arm = limits.promptArmMs
const disturbed = (...times: number[]): Arming => times.reduce(disturb, startArming(0))

describe('arming the approving button', () => {
  it('T22: takes 800 ms from the first moment', () => {
    assert.equal(arm, 800)
    assert.equal(isArmed(startArming(1_000), 1_799), false)
    assert.equal(isArmed(startArming(1_000), 1_800), true)
  })

  it('T22: begins again with each disturbance', () => {
    const arming = disturbed(700, 1_400, 5_000)
    assert.equal(isArmed(disturbed(700), 1_499), false)
    assert.equal(isArmed(disturbed(700), 1_500), true)
    assert.equal(isArmed(arming, 5_799), false)
    assert.equal(isArmed(arming, 5_800), true)
  })

  it('T55: demands a shorter rest after four seconds of disturbances, and never none', () => {
    let arming = startArming(0)
    for (let now = 50; now < 60_000; now += 50) {
      assert.equal(isArmed(arming, now), false, `${now}`)
      arming = disturb(arming, now)
      const rest = now >= 5 * arm ? limits.promptShortArmMs : arm
      assert.equal(isArmed(arming, now + limits.promptShortArmMs - 1), false)
      assert.equal(isArmed(arming, now + rest), true, `${now}`)
    }
  })

  it('T55: demands the whole time again when the disturbances have been over for a while', () => {
    let arming = startArming(0)
    for (let now = 50; now <= 5 * arm; now += 50) arming = disturb(arming, now)
    const later = 5 * arm + 4 * arm + 1
    arming = disturb(arming, later)
    assert.equal(isArmed(arming, later + arm - 1), false)
  })

  it('T55: takes no click whose press began while the button was dead, or before a disturbance', () => {
    const arming = startArming(0)
    assert.equal(approves(arming, arm - 1, arm + 500), false)
    assert.equal(approves(arming, arm, arm + 500), true)
    assert.equal(approves(disturb(arming, arm + 100), arm, 2 * arm + 200), false)
  })

  it('T55: takes a click without a press only when the button has been live for as long again', () => {
    assert.equal(approves(startArming(0), null, 2 * arm - 1), false)
    assert.equal(approves(startArming(0), null, 2 * arm), true)
  })
})
