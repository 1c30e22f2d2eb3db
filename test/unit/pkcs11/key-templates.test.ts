/** Row by row: what a key pair is asked to be (T34). */
import assert from 'node:assert/strict'
import { keyAlgorithmNames, keyAlgorithms, type KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { fromHex } from '../../../shared/bytes.ts'
import type { KeyPairTemplates } from '../../../host/pkcs11/cryptoki.ts'
import { keyPairTemplates } from '../../../host/pkcs11/key-templates.ts'

describe('the template of a key pair', () => {
  const names = { id: new Uint8Array(20).fill(1), label: 'Seal' }
  const whole = (algorithm: KeyAlgorithm): KeyPairTemplates =>
    keyPairTemplates(keyAlgorithms[algorithm], names)[0] ?? assert.fail()

  for (const algorithm of keyAlgorithmNames) {
    it(`T34: of ${algorithm} lets the private key sign, on the token, and nothing else`, () => {
      const { privateKey, publicKey } = whole(algorithm)
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
    const rsa = whole('RSA-3072')
    assert.equal(rsa.mechanism, 'CKM_RSA_PKCS_KEY_PAIR_GEN')
    assert.equal(rsa.publicKey.CKA_MODULUS_BITS, 3072)
    assert.deepEqual(rsa.publicKey.CKA_PUBLIC_EXPONENT, Uint8Array.of(1, 0, 1))
    const ec = whole('P-384')
    assert.equal(ec.mechanism, 'CKM_EC_KEY_PAIR_GEN')
    assert.deepEqual(ec.publicKey.CKA_EC_PARAMS, fromHex('06052b81040022'))
    const edwards = whole('Ed25519')
    assert.equal(edwards.mechanism, 'CKM_EC_EDWARDS_KEY_PAIR_GEN')
    assert.equal(edwards.publicKey.CKA_KEY_TYPE, 0x40)
    assert.deepEqual(edwards.publicKey.CKA_EC_PARAMS, fromHex('130c656477617264733235353139'))
  })

  it('T34: says less to a module that refuses it, and never less of what makes a key safe', () => {
    const all = keyPairTemplates(keyAlgorithms['P-256'], names)
    assert.deepEqual(
      all.map(({ privateKey }) => Object.keys(privateKey).length),
      [11, 10, 8],
    )
    for (const { privateKey } of all) {
      const { CKA_TOKEN, CKA_PRIVATE, CKA_SENSITIVE, CKA_EXTRACTABLE, CKA_SIGN } = privateKey
      assert.deepEqual(
        [CKA_TOKEN, CKA_PRIVATE, CKA_SENSITIVE, CKA_EXTRACTABLE, CKA_SIGN],
        [true, true, true, false, true],
      )
    }
  })
})
