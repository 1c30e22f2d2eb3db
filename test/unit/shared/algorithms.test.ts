/** The tables of algorithms against the standards' own lists, and against what Node says of such keys. */
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { signatureAlgorithmNames, signatureAlgorithms } from '../../../shared/algorithms.ts'
import {
  keyAlgorithmNames,
  keyAlgorithms,
  signatureAlgorithmFor,
  type KeyAlgorithm,
  type KeyRow,
  type WantedSignature,
} from '../../../shared/key-algorithms.ts'
import { makeKey } from '../../support/make-signer.ts'

/** RFC 7518 section 3.1 and RFC 8037 section 3.1; RFC 9231 sections 2.3.2, 2.3.6, 2.3.10 and 2.3.12. */
const named: Record<string, { jws: string; xml: string }> = {
  'RSA-SHA256': { jws: 'RS256', xml: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' },
  'RSA-SHA384': { jws: 'RS384', xml: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384' },
  'RSA-SHA512': { jws: 'RS512', xml: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' },
  'RSA-PSS-SHA256': { jws: 'PS256', xml: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' },
  'RSA-PSS-SHA384': { jws: 'PS384', xml: 'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1' },
  'RSA-PSS-SHA512': { jws: 'PS512', xml: 'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1' },
  'ECDSA-SHA256': { jws: 'ES256', xml: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256' },
  'ECDSA-SHA384': { jws: 'ES384', xml: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384' },
  'ECDSA-SHA512': { jws: 'ES512', xml: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512' },
  Ed25519: { jws: 'EdDSA', xml: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519' },
}

describe('the tables of algorithms', () => {
  it('have the names that JWS and XML signatures give them', () => {
    const rows = signatureAlgorithmNames.map(name => {
      const { jws, xml } = signatureAlgorithms[name]
      return [name, { jws, xml }] as const
    })
    assert.deepEqual(Object.fromEntries(rows), named)
  })

  it('name the curves of JWKs as Node does', () => {
    for (const name of keyAlgorithmNames) {
      const { curve }: KeyRow = keyAlgorithms[name]
      const key = { key: Buffer.from(makeKey(name).publicKey), format: 'der', type: 'spki' } as const
      const { kty, crv } = createPublicKey(key).export({ format: 'jwk' })
      assert.deepEqual(curve?.jwk ?? { kty: 'RSA', crv: undefined }, { kty, crv }, name)
    }
  })

  it('sign with the weakest hash that goes with the key, and with another when it is asked for', () => {
    const made = (key: KeyAlgorithm, wanted?: WantedSignature) =>
      signatureAlgorithmFor(keyAlgorithms[key].signatures, wanted)
    assert.equal(made('RSA-4096'), 'RSA-SHA256')
    assert.equal(made('RSA-4096', { hash: 'SHA-512' }), 'RSA-SHA512')
    assert.equal(made('P-384'), 'ECDSA-SHA384')
    assert.equal(made('P-521'), 'ECDSA-SHA512')
    assert.equal(made('P-521', { hash: 'SHA-256' }), 'ECDSA-SHA256')
    assert.equal(made('Ed25519'), 'Ed25519')
    assert.equal(made('Ed25519', { hash: 'SHA-512' }), 'Ed25519')
    for (const hash of ['SHA-256', 'SHA-384'] as const) assert.equal(made('Ed25519', { hash }), null)
  })

  it('sign with PSS where it is asked for, and never with something else in its place', () => {
    const pss = (key: KeyAlgorithm, wanted: WantedSignature = {}) =>
      signatureAlgorithmFor(keyAlgorithms[key].signatures, { ...wanted, padding: 'PSS' })
    assert.equal(pss('RSA-2048'), 'RSA-PSS-SHA256')
    assert.equal(pss('RSA-3072', { hash: 'SHA-384' }), 'RSA-PSS-SHA384')
    assert.equal(pss('RSA-4096', { hash: 'SHA-512' }), 'RSA-PSS-SHA512')
    for (const key of ['P-256', 'Ed25519'] as const) {
      assert.equal(pss(key), null)
      assert.equal(signatureAlgorithmFor(keyAlgorithms[key].signatures, { padding: 'PKCS1-v1_5' }), null)
    }
  })
})
