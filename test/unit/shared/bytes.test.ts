/** Base64 is canonical or refused, whatever of this process does the work. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { base64In, canonically } from '../../../shared/bytes.ts'

/** As ECMAScript 2026 has it: white space is passed over, stray bits are not looked at, anything else throws. */
const engine = {
  fromBase64(text: string): Uint8Array<ArrayBuffer> {
    if (/[^A-Za-z0-9+/=\s]/.test(text)) throw new SyntaxError('no base64')
    return new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'base64'))
  },
  prototype: {
    toBase64(this: Uint8Array): string {
      return Buffer.from(this).toString('base64')
    },
  },
}

const ways = {
  "Node's buffers": base64In({ Buffer, Uint8Array: { prototype: {} } }),
  'the engine': base64In({ Uint8Array: engine }),
  'the functions of the web': base64In({ Uint8Array: { prototype: {} } }),
}

for (const [name, way] of Object.entries(ways)) {
  describe(`base64 by ${name}`, () => {
    it('gives back what it was given, of every length, and its text is that of the others', () => {
      for (let length = 0; length < 200; length++) {
        // Part of a larger buffer.
        const bytes = new Uint8Array(randomBytes(length + 7)).subarray(5, 5 + length)
        const text = way.encode(bytes)
        assert.equal(text, Buffer.from(bytes).toString('base64'))
        const back = canonically(way, text)
        assert.deepEqual(back, new Uint8Array(bytes))
        assert.equal(back.byteLength, back.buffer.byteLength, 'memory of its own')
      }
    })

    it('refuses white space, stray bits, the alphabet for addresses, and text of another length', () => {
      for (const text of [
        'QUI',
        'QUI=\n',
        ' QUI=',
        'QU I=',
        'QUJ=',
        'QR==',
        'QQ=',
        'QQ',
        '=',
        'Q===',
        '-_-_',
        'QUI=QUI=',
      ]) {
        assert.throws(() => canonically(way, text), RangeError, JSON.stringify(text))
      }
    })
  })
}
