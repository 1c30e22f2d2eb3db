/** The rows of a long list that are drawn: those near what is on the screen, and room for all others. */
import assert from 'node:assert/strict'
import { nearRows } from '../../../extension/ui/near-rows.ts'

describe('the rows near what is on the screen', () => {
  const heights = Array.from({ length: 10_000 }, (_, index) => 50 + (index % 3) * 10)
  const all = heights.reduce((sum, height) => sum + height, 0)
  const roomOf = (from: number, to: number): number => heights.slice(from, to).reduce((sum, one) => sum + one, 0)

  it('cover it wherever it is, with the room of the others before and after them', () => {
    for (let from = -600; from < all + 600; from += 997) {
      const { first, end, above, below } = nearRows(heights, { from, to: from + 900 })
      assert.deepEqual([above, below], [roomOf(0, first), roomOf(end, heights.length)])
      assert.ok(above <= Math.max(from, 0) || first === heights.length - 1, `${from}: begins before it`)
      assert.ok(all - below >= Math.min(from + 900, all), `${from}: ends after it`)
      assert.ok(end - first <= 900 / 50 + 2, `${from}: no more than fit`)
    }
  })

  it('are none of an empty list', () => {
    assert.deepEqual(nearRows([], { from: -600, to: 600 }), { first: 0, end: 0, above: 0, below: 0 })
  })
})
