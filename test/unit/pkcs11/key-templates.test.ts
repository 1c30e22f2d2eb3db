/** Row by row: what a key pair is asked to be (T34). */
import assert from 'node:assert/strict'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { fromHex } from '../../../shared/bytes.ts'
import { keyPairTemplates } from '../../../host/pkcs11/key-templates.ts'

describe('the template of a key pair', () => {
  const names = { id: new Uint8Array(20).fill(1), label: 'Seal' }

  for (const algorithm of keyAlgorithmNames) {
    it(`T34: of ${algorithm} lets the private key sign, on the token, and nothing else`, () => {
      const { privateKey, publicKey } = keyPairTemplates(keyAlgorithms[algorithm], names)
      const { CKA_KEY_TYPE, ...rest } = privateKey
      assert.equal(CKA_KEY_TYPE, publicKey.CKA_KEY_TYPE)
      assert.deepEqual(rest, {
        CKA_ID: names.id,
        CKA_LABEL: 'Seal',
        CKA_TOKEN: true,
        CKA_PRIVATE: true,
        CKA_SENSITIVE: true,
        CKA_EXTRACTABLE: false,
        CKA_SIGN: true,
        CKA_DECRYPT: false,
        CKA_UNWRAP: false,
        CKA_DERIVE: false,
      })
      assert.equal(publicKey.CKA_PRIVATE, false)
      assert.equal(publicKey.CKA_ENCRYPT, false)
    })
  }

  it('says the size: modulus and exponent 65537, or the curve', () => {
    const rsa = keyPairTemplates(keyAlgorithms['RSA-3072'], names)
    assert.equal(rsa.mechanism, 'CKM_RSA_PKCS_KEY_PAIR_GEN')
    assert.equal(rsa.publicKey.CKA_MODULUS_BITS, 3072)
    assert.deepEqual(rsa.publicKey.CKA_PUBLIC_EXPONENT, Uint8Array.of(1, 0, 1))
    const ec = keyPairTemplates(keyAlgorithms['P-384'], names)
    assert.equal(ec.mechanism, 'CKM_EC_KEY_PAIR_GEN')
    assert.deepEqual(ec.publicKey.CKA_EC_PARAMS, fromHex('06052b81040022'))
    const edwards = keyPairTemplates(keyAlgorithms.Ed25519, names)
    assert.equal(edwards.mechanism, 'CKM_EC_EDWARDS_KEY_PAIR_GEN')
    assert.equal(edwards.publicKey.CKA_KEY_TYPE, 0x40)
    assert.deepEqual(edwards.publicKey.CKA_EC_PARAMS, fromHex('130c656477617264733235353139'))
  })
})
