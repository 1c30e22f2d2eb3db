/** Public keys from PKCS#11 attributes, compared with what Node makes of the same keys. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { concat, fromHex, type Bytes } from '../../../shared/bytes.ts'
import type { AttributeName } from '../../../host/pkcs11/constants.ts'
import { readPublicKey, ulong } from '../../../host/pkcs11/public-key.ts'

const number = (value: number): Bytes => new Uint8Array(new BigUint64Array([BigInt(value)]).buffer)
const plain = (text = ''): Bytes => new Uint8Array(Buffer.from(text, 'base64url'))
const reader =
  (values: Partial<Record<AttributeName, Bytes>>) =>
  (attribute: AttributeName): Bytes | null =>
    values[attribute] ?? null

describe('a public key on a token', () => {
  it('of RSA becomes subjectPublicKeyInfo, with or without leading zeros', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const { n, e } = publicKey.export({ format: 'jwk' })
    const expected = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
    for (const zeros of [new Uint8Array(), new Uint8Array(1)]) {
      const read = reader({
        CKA_KEY_TYPE: number(0),
        CKA_MODULUS: concat([zeros, plain(n)]),
        CKA_PUBLIC_EXPONENT: concat([zeros, plain(e)]),
      })
      assert.deepEqual(readPublicKey(read), expected)
    }
  })

  for (const curve of ['P-256', 'P-384', 'P-521'] as const) {
    it(`of ${curve} becomes subjectPublicKeyInfo, its point wrapped or bare`, () => {
      const { publicKey } = generateKeyPairSync('ec', { namedCurve: curve })
      const { x, y } = publicKey.export({ format: 'jwk' })
      const point = concat([Uint8Array.of(4), plain(x), plain(y)])
      for (const encoded of [
        point,
        concat([Uint8Array.of(4, ...(point.length < 128 ? [] : [0x81]), point.length), point]),
      ]) {
        const read = reader({
          CKA_KEY_TYPE: number(3),
          CKA_EC_PARAMS: keyAlgorithms[curve].curve.parameters[0],
          CKA_EC_POINT: encoded,
        })
        assert.deepEqual(readPublicKey(read), new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })))
      }
    })
  }

  it('of Ed25519 becomes subjectPublicKeyInfo, its point wrapped or bare, its curve under both names', () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const point = plain(publicKey.export({ format: 'jwk' }).x)
    for (const encoded of [point, concat([Uint8Array.of(4, 32), point])]) {
      for (const parameters of ['130c656477617264733235353139', '06032b6570']) {
        const read = reader({
          CKA_KEY_TYPE: number(0x40),
          CKA_EC_PARAMS: fromHex(parameters),
          CKA_EC_POINT: encoded,
        })
        assert.deepEqual(readPublicKey(read), new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })))
      }
    }
  })

  it('that is hidden, of another kind, or off its curve is none', () => {
    const ec = { CKA_KEY_TYPE: number(3), CKA_EC_PARAMS: keyAlgorithms['P-256'].curve.parameters[0] }
    const none = [
      {},
      { CKA_KEY_TYPE: number(0x30) },
      { CKA_KEY_TYPE: number(0) },
      { CKA_KEY_TYPE: number(0), CKA_MODULUS: new Uint8Array(), CKA_PUBLIC_EXPONENT: new Uint8Array() },
      ec,
      { ...ec, CKA_EC_POINT: new Uint8Array(20).fill(4) },
      { ...ec, CKA_EC_POINT: concat([Uint8Array.of(4), new Uint8Array(64).fill(7)]) },
      { ...ec, CKA_EC_PARAMS: Uint8Array.of(6, 1, 1), CKA_EC_POINT: concat([Uint8Array.of(4), new Uint8Array(64)]) },
    ]
    for (const values of none) assert.equal(readPublicKey(reader(values)), null)
  })

  it('CK_ULONG has 4 octets on Windows and 8 elsewhere', () => {
    assert.equal(ulong(Uint8Array.of(3, 0, 0, 0)), 3)
    assert.equal(ulong(number(3)), 3)
    assert.equal(ulong(Uint8Array.of(3)), null)
    assert.equal(ulong(null), null)
  })
})
