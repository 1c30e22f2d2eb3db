/** The first and last bytes of a document, however it is read. */
import assert from 'node:assert/strict'
import { openEdges } from '../../../extension/background/edges.ts'
import { openDocuments } from '../../../extension/background/documents.ts'
import { limits } from '../../../shared/limits.ts'

const bytes = Uint8Array.from({ length: 100 }, (_, at) => at)
const { drawnBytes, edgeBytes } = limits

function edgesOf(size: number, piece: number): number[] {
  const edges = openEdges(8)
  for (let at = 0; at < size; at += piece) edges.add(bytes.slice(at, Math.min(size, at + piece)))
  return [...edges.bytes()]
}

describe('the edges of a document', () => {
  it('are its first and its last bytes, however it is cut', () => {
    for (const piece of [1, 3, 7, 8, 9, 16, 50, 99, 100])
      assert.deepEqual(edgesOf(100, piece), [...bytes.subarray(0, 8), ...bytes.subarray(92)], `cut after ${piece}`)
  })

  it('are all of a short one, and no byte of it twice', () => {
    for (const size of [0, 1, 8, 9, 15, 16]) {
      for (const piece of [1, 5, 16]) assert.deepEqual(edgesOf(size, piece), [...bytes.subarray(0, size)], `of ${size}`)
    }
  })

  it('are told of what is longer than a window draws, of the bytes that were digested, read at once or in pieces', async () => {
    const content = Uint8Array.from({ length: drawnBytes + 1 }, (_, at) => at * 7)
    const expected = [...content.subarray(0, edgeBytes), ...content.subarray(-edgeBytes)]
    const { signal } = new AbortController()
    for (const whole of [1, 2 * drawnBytes]) {
      const lengths = { whole, piece: 700_001, part: 700_001 }
      const handling = { copies: false, signal, told: () => undefined, lengths }
      const documents = openDocuments([new Blob([content]), content, content.slice(1)], handling)
      const edges = (await documents.identities()).map(identity => identity.edges && [...identity.edges])
      assert.deepEqual(edges, [expected, expected, null])
    }
  })
})
