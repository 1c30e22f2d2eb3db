/** verifySignature: says no to everything that is not the signature, and never throws. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import { keyStanding, verifySignature } from '../../../host/pki/verify-signature.ts'
import { hashes, signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { concat, utf8 } from '../../../shared/bytes.ts'
import { makeKey } from '../../support/make-signer.ts'

const toBeSigned = utf8('salam')
const keys = { RSA: makeKey('RSA-2048'), EC: makeKey('P-256') }
const spki = { format: 'der', type: 'spki' } as const

describe('verifySignature', () => {
  for (const [algorithm, { family, hash }] of Object.entries(signatureAlgorithms)) {
    it(`accepts ${algorithm}, and not with another document, key or algorithm`, () => {
      const { publicKey, privateKey } = keys[family]
      const good = {
        publicKey,
        algorithm: algorithm as SignatureAlgorithm,
        toBeSigned,
        signature: sign(hashes[hash].node, toBeSigned, privateKey),
      }
      assert.equal(verifySignature(good), true)
      assert.equal(verifySignature({ ...good, toBeSigned: utf8('sabah') }), false)
      assert.equal(verifySignature({ ...good, publicKey: keys[family === 'EC' ? 'RSA' : 'EC'].publicKey }), false)
      for (const other of Object.keys(signatureAlgorithms).filter(name => name !== algorithm)) {
        assert.equal(verifySignature({ ...good, algorithm: other as SignatureAlgorithm }), false)
      }
    })
  }

  it('T37: refuses r‖s, a byte after the signature, no signature and a key that is no key', () => {
    const { publicKey } = keys.EC
    const algorithm = 'ECDSA-SHA256'
    const signature = keys.EC.sign(toBeSigned)
    assert.equal(verifySignature({ publicKey, algorithm, toBeSigned, signature }), true)
    for (const bad of [ecdsaFromDer(signature, 32), concat([signature, Uint8Array.of(0)]), new Uint8Array()]) {
      assert.equal(verifySignature({ publicKey, algorithm, toBeSigned, signature: bad }), false)
    }
    for (const bad of [new Uint8Array(), utf8('key'), publicKey.subarray(0, 40)]) {
      assert.equal(verifySignature({ publicKey: bad, algorithm, toBeSigned, signature }), false)
      assert.equal(keyStanding(bad), 'unsupported')
    }
  })

  it('believes no RSA key below 2048 bits, and follows a change of keys', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const weak = new Uint8Array(pair.publicKey.export(spki))
    const signature = sign('sha256', toBeSigned, pair.privateKey)
    assert.equal(verifySignature({ publicKey: weak, algorithm: 'RSA-SHA256', toBeSigned, signature }), false)
    assert.equal(keyStanding(weak), 'weak')
    assert.equal(keyStanding(keys.RSA.publicKey), 'good')
    assert.equal(keyStanding(keys.EC.publicKey), 'good')
  })
})
