/** One thing after another, and looks that are shared. */
import assert from 'node:assert/strict'
import { inTurn } from '../../../host/token/in-turn.ts'
import { sharedLook } from '../../../host/token/shared-look.ts'
import { deferred } from '../../support/deferred.ts'

const tick = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

describe('work in turn', () => {
  it('starts when the work before it has ended, however it ended', async () => {
    const turn = inTurn()
    const first = deferred<void>()
    const began: string[] = []
    const one = turn(() => first.promise)
    const two = turn(() => {
      began.push('two')
      throw new RangeError('two')
    })
    const three = turn(async () => began.push('three'))
    await tick()
    assert.deepEqual(began, [])
    first.reject(new RangeError('one'))
    await assert.rejects(one, { message: 'one' })
    await assert.rejects(two, { message: 'two' })
    assert.equal(await three, 2)
  })

  it('T53: whoever goes while it waits is told so at once, and is never started', async () => {
    const turn = inTurn()
    const first = deferred<void>()
    const abort = new AbortController()
    let begun = 0
    const running = turn(() => first.promise, abort.signal)
    const waiting = Array.from({ length: 2_000 }, () => turn(async () => begun++, abort.signal))
    abort.abort(new RangeError('gone'))
    for (const { status } of await Promise.allSettled(waiting)) assert.equal(status, 'rejected')
    await assert.rejects(
      turn(async () => begun++, abort.signal),
      { message: 'gone' },
    )
    first.resolve()
    await running
    assert.equal(await turn(async () => 'next'), 'next')
    assert.equal(begun, 0)
  })
})

describe('a look that is shared', () => {
  it('is taken once for all who ask meanwhile, and anew afterwards', async () => {
    let taken = 0
    const look = sharedLook(async key => `${key} ${++taken}`)
    assert.deepEqual(await Promise.all([look('a'), look('a'), look('b')]), ['a 1', 'a 1', 'b 2'])
    assert.equal(await look('a'), 'a 3')
  })

  it('goes on for those who stay, and is given up when the last has gone', async () => {
    const taking = deferred<string>()
    const signals: AbortSignal[] = []
    const look = sharedLook((_, signal) => {
      signals.push(signal)
      return taking.promise
    })
    const [one, other] = [new AbortController(), new AbortController()]
    const first = look('', one.signal)
    const second = look('', other.signal)
    one.abort(new RangeError('gone'))
    await assert.rejects(first, { message: 'gone' })
    assert.equal(signals[0]?.aborted, false)
    other.abort(new RangeError('gone'))
    await assert.rejects(second, { message: 'gone' })
    assert.equal(signals[0]?.aborted, true)
    const third = look('')
    taking.resolve('seen')
    assert.equal(await third, 'seen')
    assert.equal(signals.length, 2)
  })
})
