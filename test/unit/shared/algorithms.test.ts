/** The tables of algorithms against the standards' own lists, and against what Node says of such keys. */
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { signatureAlgorithmNames, signatureAlgorithms } from '../../../shared/algorithms.ts'
import { keyAlgorithmNames, keyAlgorithms, signatureAlgorithmFor, type KeyRow } from '../../../shared/key-algorithms.ts'
import { makeKey } from '../../support/make-signer.ts'

/** RFC 7518 section 3.1 and RFC 8037 section 3.1; RFC 9231 sections 2.3.2, 2.3.6 and 2.3.12. */
const named: Record<string, { jws: string; xml: string }> = {
  'RSA-SHA256': { jws: 'RS256', xml: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' },
  'RSA-SHA384': { jws: 'RS384', xml: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384' },
  'RSA-SHA512': { jws: 'RS512', xml: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' },
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
    assert.equal(signatureAlgorithmFor('RSA-4096'), 'RSA-SHA256')
    assert.equal(signatureAlgorithmFor('RSA-4096', 'SHA-512'), 'RSA-SHA512')
    assert.equal(signatureAlgorithmFor('P-384'), 'ECDSA-SHA384')
    assert.equal(signatureAlgorithmFor('P-521'), 'ECDSA-SHA512')
    assert.equal(signatureAlgorithmFor('P-521', 'SHA-256'), 'ECDSA-SHA256')
    assert.equal(signatureAlgorithmFor('Ed25519'), 'Ed25519')
    assert.equal(signatureAlgorithmFor('Ed25519', 'SHA-512'), 'Ed25519')
    for (const hash of ['SHA-256', 'SHA-384'] as const) assert.equal(signatureAlgorithmFor('Ed25519', hash), null)
  })
})
