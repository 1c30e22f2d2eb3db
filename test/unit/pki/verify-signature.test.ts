/** verifySignature: says no to everything that is not the signature, and never throws. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import { nodeSignature } from '../../../host/node-signature.ts'
import { keyStanding, verifySignature } from '../../../host/pki/verify-signature.ts'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { concat, utf8 } from '../../../shared/bytes.ts'
import { makeKey } from '../../support/make-signer.ts'

const toBeSigned = utf8('salam')
const keys = { RSA: makeKey('RSA-2048'), EC: makeKey('P-256'), Ed25519: makeKey('Ed25519') }
const form = 'ASN.1' as const
const spki = { format: 'der', type: 'spki' } as const

describe('verifySignature', () => {
  for (const [algorithm, row] of Object.entries(signatureAlgorithms)) {
    const { family } = row
    it(`accepts ${algorithm}, and not with another document, key or algorithm`, () => {
      const { publicKey, privateKey } = keys[family]
      const { hash, options } = nodeSignature(row)
      const good = {
        publicKey,
        algorithm: algorithm as SignatureAlgorithm,
        toBeSigned,
        signature: sign(hash, toBeSigned, { key: privateKey, ...options, dsaEncoding: 'der' }),
        form: 'ASN.1' as const,
      }
      assert.equal(verifySignature(good), true)
      assert.equal(verifySignature({ ...good, toBeSigned: utf8('sabah') }), false)
      for (const other of Object.values(keys).filter(key => key !== keys[family])) {
        assert.equal(verifySignature({ ...good, publicKey: other.publicKey }), false)
      }
      for (const other of Object.keys(signatureAlgorithms).filter(name => name !== algorithm)) {
        assert.equal(verifySignature({ ...good, algorithm: other as SignatureAlgorithm }), false)
      }
    })
  }

  it('T37: refuses r‖s, a byte after the signature, no signature and a key that is no key', () => {
    const { publicKey } = keys.EC
    const algorithm = 'ECDSA-SHA256'
    const signature = keys.EC.sign(toBeSigned)
    assert.equal(verifySignature({ publicKey, algorithm, toBeSigned, signature, form }), true)
    for (const bad of [ecdsaFromDer(signature, 32), concat([signature, Uint8Array.of(0)]), new Uint8Array()]) {
      assert.equal(verifySignature({ publicKey, algorithm, toBeSigned, signature: bad, form }), false)
    }
    for (const bad of [new Uint8Array(), utf8('key'), publicKey.subarray(0, 40)]) {
      assert.equal(verifySignature({ publicKey: bad, algorithm, toBeSigned, signature, form }), false)
      assert.equal(keyStanding(bad), 'unsupported')
    }
  })

  it('takes r‖s where the format carries it so, of the size of the curve alone', () => {
    const { publicKey } = keys.EC
    const made = keys.EC.sign(toBeSigned)
    const raw = ecdsaFromDer(made, 32)
    const good = { publicKey, algorithm: 'ECDSA-SHA256', toBeSigned, signature: raw, form: 'r‖s' } as const
    assert.equal(verifySignature(good), true)
    for (const bad of [made, raw.subarray(1), concat([raw, Uint8Array.of(0)]), new Uint8Array(64)]) {
      assert.equal(verifySignature({ ...good, signature: bad }), false)
    }
  })

  it('believes no RSA key below 2048 bits, and follows a change of keys', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const weak = new Uint8Array(pair.publicKey.export(spki))
    const signature = sign('sha256', toBeSigned, pair.privateKey)
    assert.equal(verifySignature({ publicKey: weak, algorithm: 'RSA-SHA256', toBeSigned, signature, form }), false)
    assert.equal(keyStanding(weak), 'weak')
    for (const { publicKey } of Object.values(keys)) assert.equal(keyStanding(publicKey), 'good')
  })
})
