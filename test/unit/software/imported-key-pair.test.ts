/** Keys that were made elsewhere: which the software token takes. */
import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { importedKeyPair } from '../../../host/software/imported-key-pair.ts'
import { der, integer, octetString, oid, sequence, smallInteger } from '../../../host/pki/der.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'

const pkcs8Of = (key: KeyObject): Bytes => Uint8Array.from(key.export({ type: 'pkcs8', format: 'der' }))
const rsa = (modulusLength: number, publicExponent?: number): KeyObject =>
  generateKeyPairSync('rsa', { modulusLength, ...(publicExponent ? { publicExponent } : {}) }).privateKey
const rsaPss = (modulusLength: number): KeyObject => generateKeyPairSync('rsa-pss', { modulusLength }).privateKey
const ec = (namedCurve: string, paramEncoding: 'named' | 'explicit' = 'named'): KeyObject =>
  generateKeyPairSync('ec', { namedCurve, paramEncoding }).privateKey

const good: [KeyAlgorithm, () => KeyObject][] = [
  ['RSA-2048', () => rsa(2048)],
  ['P-256', () => ec('P-256')],
  ['P-384', () => ec('P-384')],
  ['P-521', () => ec('P-521')],
  ['Ed25519', () => generateKeyPairSync('ed25519').privateKey],
]

const bad: [name: string, reason: string, make: () => Bytes][] = [
  ['RSA of 1024 bits', 'algorithm', () => pkcs8Of(rsa(1024))],
  ['RSA of 2040 bits', 'algorithm', () => pkcs8Of(rsa(2040))],
  ['RSA with the exponent 3', 'exponent', () => pkcs8Of(rsa(2048, 3))],
  ['RSA for PSS alone, of 1024 bits', 'algorithm', () => pkcs8Of(rsaPss(1024))],
  ['secp256k1', 'algorithm', () => pkcs8Of(ec('secp256k1'))],
  ['P-256 with its curve in numbers', 'algorithm', () => pkcs8Of(ec('P-256', 'explicit'))],
  ['Ed448', 'algorithm', () => pkcs8Of(generateKeyPairSync('ed448').privateKey)],
  ['X25519', 'algorithm', () => pkcs8Of(generateKeyPairSync('x25519').privateKey)],
  ['P-256 with the public half of another key', 'halves', () => mismatchedEc()],
  ['RSA with the modulus of another key', 'halves', () => mismatchedRsa()],
  [
    'a public key',
    'unreadable',
    () => Uint8Array.from(createPublicKey(ec('P-256')).export({ type: 'spki', format: 'der' })),
  ],
  ['nothing', 'unreadable', () => new Uint8Array()],
  ['a text', 'unreadable', () => utf8('-----BEGIN PRIVATE KEY-----')],
]

const decoded = (text: string | undefined): Bytes => Uint8Array.from(Buffer.from(text ?? '', 'base64url'))

/** ECPrivateKey (RFC 5915) with a public key that is none of its own. */
function mismatchedEc(): Bytes {
  const [own, other] = [ec('P-256').export({ format: 'jwk' }), ec('P-256').export({ format: 'jwk' })]
  const point = [Uint8Array.of(0, 4), decoded(other.x), decoded(other.y)]
  const key = sequence(smallInteger(1), octetString(decoded(own.d)), der(0xa1, der(0x03, ...point)))
  const algorithm = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'))
  return sequence(smallInteger(0), algorithm, octetString(key))
}

function mismatchedRsa(): Bytes {
  const own = rsa(2048).export({ format: 'jwk' })
  const other = rsa(2048).export({ format: 'jwk' })
  const fields = [other.n, own.e, own.d, own.p, own.q, own.dp, own.dq, own.qi].map(field => integer(decoded(field)))
  const key = sequence(smallInteger(0), ...fields)
  return sequence(smallInteger(0), sequence(oid('1.2.840.113549.1.1.1'), Uint8Array.of(5, 0)), octetString(key))
}

describe('a key pair that was made elsewhere', () => {
  for (const [algorithm, make] of good) {
    it(`is taken when it is ${algorithm}`, () => {
      const key = make()
      const taken = importedKeyPair(pkcs8Of(key))
      assert.equal(taken.algorithm, algorithm)
      const again = createPrivateKey({ key: taken.pkcs8, format: 'der', type: 'pkcs8' })
      assert.deepEqual(again.export({ format: 'jwk' }), key.export({ format: 'jwk' }))
      assert.deepEqual(Buffer.from(taken.publicKey), createPublicKey(key).export({ type: 'spki', format: 'der' }))
    })
  }

  it('is taken as a plain one when it is RSA for PSS alone: its certificate keeps it to that', () => {
    const key = rsaPss(2048)
    const { algorithm, publicKey, pkcs8 } = importedKeyPair(pkcs8Of(key))
    assert.equal(algorithm, 'RSA-2048')
    assert.equal(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).asymmetricKeyType, 'rsa')
    const [modulus, plainModulus] = [createPublicKey(key).export({ type: 'spki', format: 'der' }), publicKey].map(
      spki => Buffer.from(spki).subarray(-260).toString('hex'),
    )
    assert.equal(modulus, plainModulus)
  })

  for (const [name, reason, make] of bad) {
    it(`is refused when it is ${name}`, () => {
      assert.throws(() => importedKeyPair(make()), { code: 'KEY_UNSUITABLE', details: { reason } })
    })
  }
})
