/** Long loops over promises, and what wants a turn meanwhile. */
import assert from 'node:assert/strict'
import { pausing } from '../../../host/operations/pausing.ts'

function busyFor(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

/** Rounds of so many milliseconds, and in which of them a timer of 1 ms had its turn. */
async function roundOfTimer(rounds: number, ms: number, pause: () => Promise<void>): Promise<number | null> {
  let round = 0
  let rung: number | null = null
  const timer = setTimeout(() => (rung = round), 1)
  for (; round < rounds; round++) {
    busyFor(ms)
    await pause()
  }
  clearTimeout(timer)
  return rung
}

describe('a loop that pauses', () => {
  it('lets others have their turn after a few milliseconds', async () => {
    const rung = await roundOfTimer(20, 2, pausing())
    assert.ok(rung !== null && rung <= 5, `in round ${rung}`)
  })

  it('keeps everybody waiting to its end without', async () => {
    assert.equal(await roundOfTimer(20, 2, async () => undefined), null)
  })

  it('does not wait for anybody as long as its rounds are short', async () => {
    const pause = pausing()
    let turns = 0
    const count = (): void => void (turns++, (immediate = setImmediate(count)))
    let immediate = setImmediate(count)
    for (const end = performance.now() + 2; performance.now() < end;) await pause()
    clearImmediate(immediate)
    assert.equal(turns, 0)
  })
})
