/** Chunks of signatures are as large as the token is quick. */
import assert from 'node:assert/strict'
import { chunkSize } from '../../../host/operations/chunk-size.ts'

/** The sizes of the first chunks on a token that takes so long for a signature, and for the login before the first. */
function sizes(signatureMs: number, chunks: number, loginMs = 0): number[] {
  const size = chunkSize()
  return Array.from({ length: chunks }, (_, at) => {
    const { count } = size
    size.note(count, count * signatureMs + (at === 0 ? loginMs : 0))
    return count
  })
}

describe('the size of a chunk', () => {
  it('doubles on a quick token up to 256', () => {
    assert.deepEqual(sizes(0.1, 7), [8, 16, 32, 64, 128, 256, 256])
  })

  it('comes to what a token makes in 200 ms', () => {
    assert.deepEqual(sizes(5, 5), [8, 16, 32, 40, 40])
  })

  it('is one where a signature takes a second', () => {
    assert.deepEqual(sizes(1_000, 3), [8, 1, 1])
  })

  it('grows again after a login that took long', () => {
    assert.deepEqual(sizes(1, 6, 1_592), [8, 1, 2, 4, 8, 16])
  })
})
