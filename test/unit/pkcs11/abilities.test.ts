/** What a token's mechanisms are good for, and what C_Sign is given for each (PKCS#11 v3.0 mechanisms section 2.1.10). */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mechanisms, type MechanismName } from '../../../host/pkcs11/constants.ts'
import type { Cryptoki } from '../../../host/pkcs11/cryptoki.ts'
import { mechanismFor, signInput } from '../../../host/pkcs11/sign-input.ts'
import { readAbilities } from '../../../host/pkcs11/token-description.ts'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { toHex, utf8 } from '../../../shared/bytes.ts'

const [signs, verifies, generates] = [0x800, 0x2000, 0x10000]
const rsa = { CKM_RSA_PKCS_KEY_PAIR_GEN: generates, CKM_RSA_PKCS: signs }

const abilitiesOf = (flags: Partial<Record<MechanismName, number>>) =>
  readAbilities(
    {
      C_GetMechanismList: () => Object.keys(flags).map(name => mechanisms[name as MechanismName]),
      C_GetMechanismInfo: (_, name) => ({ minKeySize: 2048, maxKeySize: 4096, flags: flags[name] ?? 0 }),
    } as Partial<Cryptoki> as Cryptoki,
    Buffer.alloc(8),
  )
const pssOf = (flags: Partial<Record<MechanismName, number>>): string[] =>
  Array.from(abilitiesOf(flags).signatures, ([name, mechanism]) => `${name} ${mechanism.name}`).filter(text =>
    text.includes('PSS-'),
  )

describe('what a token can sign with', () => {
  it('is no RSASSA-PSS where it has no mechanism for that, or one for verifying alone', () => {
    for (const flags of [rsa, { ...rsa, CKM_RSA_PKCS_PSS: verifies }, { ...rsa, CKM_SHA256_RSA_PKCS_PSS: verifies }]) {
      const { keys, signatures } = abilitiesOf(flags)
      assert.deepEqual(keys, ['RSA-2048', 'RSA-3072', 'RSA-4096'])
      assert.deepEqual([...signatures.keys()], ['RSA-SHA256', 'RSA-SHA384', 'RSA-SHA512'])
    }
  })

  it('is RSASSA-PSS over a digest where it takes digests, whatever else it has', () => {
    const digests = ['SHA256', 'SHA384', 'SHA512'].map(hash => `RSA-PSS-${hash} CKM_RSA_PKCS_PSS`)
    assert.deepEqual(pssOf({ ...rsa, CKM_RSA_PKCS_PSS: signs }), digests)
    assert.deepEqual(pssOf({ ...rsa, CKM_RSA_PKCS_PSS: signs, CKM_SHA384_RSA_PKCS_PSS: signs }), digests)
  })

  it('is RSASSA-PSS with those hashes that it makes itself where it takes none', () => {
    const made = pssOf({
      ...rsa,
      CKM_RSA_PKCS_PSS: verifies,
      CKM_SHA256_RSA_PKCS_PSS: signs,
      CKM_SHA512_RSA_PKCS_PSS: signs,
    })
    assert.deepEqual(made, ['RSA-PSS-SHA256 CKM_SHA256_RSA_PKCS_PSS', 'RSA-PSS-SHA512 CKM_SHA512_RSA_PKCS_PSS'])
  })
})

describe('what C_Sign is given', () => {
  const message = utf8('ödəniş')
  const digest = createHash('sha384').update(message).digest('hex')

  it('for RSASSA-PSS names hash, mask and a salt as long as the hash', () => {
    const told = (algorithm: SignatureAlgorithm): number[] => {
      const { parameter } = mechanismFor(algorithm, signatureAlgorithms[algorithm].mechanisms[0])
      const bytes = Buffer.from(parameter ?? assert.fail())
      const size = bytes.length / 3
      return [0, 1, 2].map(place => bytes.readUInt32LE(place * size))
    }
    assert.deepEqual(told('RSA-PSS-SHA256'), [0x250, 2, 32])
    assert.deepEqual(told('RSA-PSS-SHA384'), [0x260, 3, 48])
    assert.deepEqual(told('RSA-PSS-SHA512'), [0x270, 4, 64])
    for (const name of ['RSA-SHA256', 'ECDSA-SHA256', 'Ed25519'] as const) {
      assert.equal(mechanismFor(name, signatureAlgorithms[name].mechanisms[0]).parameter, null)
    }
  })

  it('is the digest, what stands around it, or the message, as the mechanism takes it', () => {
    const row = signatureAlgorithms['RSA-PSS-SHA384']
    const given = row.mechanisms.map(mechanism => toHex(signInput(row, mechanism, message)))
    assert.deepEqual(given, [digest, toHex(message)])
    const plain = signatureAlgorithms['RSA-SHA384']
    const [info = ''] = plain.mechanisms.map(mechanism => toHex(signInput(plain, mechanism, message)))
    assert.ok(info.endsWith(digest) && info.length === digest.length + 38)
  })
})
