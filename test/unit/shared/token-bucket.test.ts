/** So many at once, so many a second, and nothing for who does not stop (T45). */
import assert from 'node:assert/strict'
import { tokenBucket } from '../../../shared/token-bucket.ts'

function bucket() {
  let time = 0
  const take = tokenBucket({ burst: 40, perSecond: 20 }, () => time)
  /** How many of `count` calls, `everyMs` apart, get through. */
  const through = (count: number, everyMs: number): number => {
    let taken = 0
    for (let call = 0; call < count; call++) {
      taken += take() ? 1 : 0
      time += everyMs
    }
    return taken
  }
  return { through, pass: (ms: number) => (time += ms) }
}

describe('the token bucket', () => {
  it('lets a burst through, and then so many a second, also for who asks a little too often', () => {
    const { through, pass } = bucket()
    assert.equal(through(40, 0), 40)
    pass(500)
    assert.equal(through(10, 0), 10)
    assert.equal(through(601, 50), 600, 'twenty a second, for as long as one likes')
    assert.equal(through(1_000, 25), 500)
  })

  it('T45: lets nothing more of a flood through, however long it lasts', () => {
    // Before it is known for a flood, one or two more than the burst.
    assert.equal(bucket().through(20_000, 1), 41)
    assert.equal(bucket().through(20_000, 2), 42)
  })

  it('T45: knows a flood also where a token is filled in before ten calls are refused', () => {
    // A message each 6 ms, as a busy page hands them over: eight for each token.
    assert.equal(bucket().through(20_000, 6), 47)
    assert.equal(bucket().through(20_000, 12), 59)
  })

  it('fills again a second after the last refusal of a flood', () => {
    const { through, pass } = bucket()
    assert.equal(through(100, 0), 40)
    pass(1_049)
    assert.equal(through(1, 0), 0)
    pass(1_050)
    assert.equal(through(2, 0), 1)
  })
})
