/** Bytes as text and back: only what is canonical, nothing lost at any length. */
import assert from 'node:assert/strict'
import { concat, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from '../../../shared/bytes.ts'

const some = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, at) => (at * 31) % 256)

describe('bytes', () => {
  it('are read from hexadecimal of either case, whole pairs of digits alone', () => {
    assert.deepEqual(fromHex('00fFa7'), Uint8Array.of(0, 255, 0xa7))
    assert.deepEqual(fromHex(''), new Uint8Array())
    for (const text of ['0', '000', '0g', 'zz', ' 00', '0x00', 'a'])
      assert.throws(() => fromHex(text), RangeError, text)
    assert.equal(toHex(fromHex('00ffa7')), '00ffa7')
  })

  it('come back from base64 as they were, at every length around those that are cut', () => {
    for (const length of [0, 1, 2, 3, 4, 0x7fff, 0x8000, 0x8001, 0x10000, 0x18001]) {
      const bytes = some(length)
      const text = toBase64(bytes)
      assert.equal(text, Buffer.from(bytes).toString('base64'))
      assert.deepEqual(fromBase64(text), bytes)
    }
  })

  it('are not read from base64 that is not canonical', () => {
    for (const text of ['A', 'AA', 'AAA', 'AA=', 'AAA=A', 'AB==', 'AAB=', 'AA AA', 'AAAA\n', 'AA-_', '====', 'AAAA=']) {
      assert.throws(() => fromBase64(text), RangeError, text)
    }
  })

  it('are text only when they are UTF-8, with the mark at its beginning', () => {
    assert.equal(fromUtf8(utf8('\ufeffmöhür')), '\ufeffmöhür')
    for (const bytes of [[0xc3], [0xff], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
      assert.throws(() => fromUtf8(Uint8Array.from(bytes)), TypeError)
    }
  })

  it('are equal when they are as long and the same, and not before', () => {
    assert.ok(equalBytes(some(5), some(5)))
    assert.ok(equalBytes(new Uint8Array(), new Uint8Array()))
    assert.ok(!equalBytes(some(5), some(6)))
    assert.ok(!equalBytes(some(6), some(5)))
    assert.ok(!equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 4)))
    assert.ok(!equalBytes(Uint8Array.of(1, 2), Uint8Array.of(3, 4)))
  })

  it('are joined in their order', () => {
    assert.deepEqual(concat([Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)]), Uint8Array.of(1, 2, 3))
    assert.deepEqual(concat([]), new Uint8Array())
  })
})
