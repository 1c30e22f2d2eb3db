/** The signatures of a batch leave the host as they are made. */
import assert from 'node:assert/strict'
import { openDelivering } from '../../../host/operations/delivering.ts'
import { limits } from '../../../shared/limits.ts'
import type { Delivery } from '../../../shared/operations/index.ts'

function delivering(now = () => 0) {
  const sent: Delivery<'sign'>[] = []
  const kept: number[] = []
  const out = openDelivering(
    { deliver: part => void sent.push(part) },
    { add: pieces => void kept.push(...pieces.map(({ index }) => index)) },
    now,
  )
  return { sent, kept, out }
}

describe('the signatures of a batch', () => {
  it('are delivered a chunk at a time, and only the last ones wait for the result', () => {
    const { sent, out } = delivering()
    const total = 2 * limits.deliveredTogether + 1
    for (let index = 0; index < total; index++) out.add(index, { parts: [Uint8Array.of(index)], level: 'B-B' })
    assert.deepEqual(
      sent.map(part => part.length),
      [limits.deliveredTogether, limits.deliveredTogether],
    )
    assert.deepEqual(
      sent.flat().map(({ index }) => index),
      Array.from({ length: total - 1 }, (_, index) => index),
    )
    assert.equal(out.count, total)
    assert.equal(out.resultOf(0), null)
    assert.deepEqual(out.resultOf(total - 1), { parts: [Uint8Array.of(total - 1)], level: 'B-B' })
    assert.equal(out.resultOf(total), undefined)
  })

  it('are delivered sooner when they are large: no part outgrows its limit', () => {
    const { sent, out } = delivering()
    const size = limits.deliveryBytes / 2 + 1
    for (let index = 0; index < 3; index++) out.add(index, { parts: [new Uint8Array(size), 'content'], level: 'B-B' })
    assert.deepEqual(
      sent.map(part => part.map(({ index }) => index)),
      [[0], [1]],
    )
  })

  it('go with the result when they are few', () => {
    const { sent, out } = delivering()
    for (let index = 0; index < limits.deliveredTogether; index++)
      out.add(index, { parts: [Uint8Array.of(index)], level: 'B-B' })
    assert.deepEqual(sent, [])
  })

  it('wait for no more than a moment where they are made slowly', () => {
    let at = 0
    const { sent, out } = delivering(() => at)
    for (let index = 0; index < 4; index++) {
      out.add(index, { parts: [Uint8Array.of(index)], level: 'B-B' })
      at += 200
    }
    assert.deepEqual(
      sent.map(part => part.map(({ index }) => index)),
      [[0, 1]],
    )
  })
})
