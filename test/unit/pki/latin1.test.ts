/** Bytes as text and back: the quick way of Node and the way of a page give the same. */
import assert from 'node:assert/strict'
import { anywhere, latin1, latin1Bytes } from '../../../host/pki/pades/latin1.ts'

describe('bytes as characters', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7) & 0xff)

  for (const [what, way] of Object.entries({ quickly: { latin1, latin1Bytes }, anywhere }))
    it(`are each one character, and come back, ${what}`, () => {
      const text = way.latin1(bytes)
      assert.deepEqual(
        Array.from(text, one => one.charCodeAt(0)),
        [...bytes],
      )
      assert.deepEqual(way.latin1Bytes(text), bytes)
      assert.deepEqual(way.latin1Bytes(text.slice(100, 300)), bytes.slice(100, 300))
      assert.equal(way.latin1(bytes.subarray(0x80, 0xa0)), text.slice(0x80, 0xa0))
      assert.deepEqual([way.latin1(new Uint8Array()), way.latin1Bytes('')], ['', new Uint8Array()])
    })

  it('are in a buffer of their own', () => {
    const { buffer, byteOffset, length } = latin1Bytes('abc')
    assert.deepEqual([byteOffset, length, buffer.byteLength], [0, 3, 3])
  })
})
