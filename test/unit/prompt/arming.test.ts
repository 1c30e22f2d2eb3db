/** T22: the approving button is dead for 800 ms after each disturbance, and never for ever. */
import assert from 'node:assert/strict'
import { disturb, isArmed, startArming, type Arming } from '../../../extension/prompt/arming.ts'
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

  it('T22: is not put off for ever by endless disturbances, and then stays live long enough to be pressed', () => {
    let arming = startArming(0)
    const live: number[] = []
    for (let now = 50; now < 60_000; now += 50) {
      arming = disturb(arming, now)
      if (isArmed(arming, now)) live.push(now)
    }
    assert.ok(live.length > 0)
    assert.equal(live[0], 5 * arm)
    const first = live.filter(now => now < 5 * arm + 4 * arm)
    assert.equal(first.length, (4 * arm) / 50, 'live without a break for 3.2 s')
  })

  it('T22: is dead again when disturbances go on after that', () => {
    let arming = startArming(0)
    for (let now = 50; now <= 9 * arm + 50; now += 50) arming = disturb(arming, now)
    assert.equal(isArmed(arming, 9 * arm + 50), false)
  })
})
