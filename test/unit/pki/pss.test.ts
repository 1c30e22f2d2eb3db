/** RSASSA-PSS in CMS (RFC 4056) and in certificates of keys that are for it alone: parameters that are not as they must be. */
import assert from 'node:assert/strict'
import { constants } from 'node:crypto'
import { algorithmIdentifier } from '../../../host/pki/algorithm-identifier.ts'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { context, nullValue, oid, sequence, smallInteger } from '../../../host/pki/der.ts'
import type { VerifyReason } from '../../../host/pki/path/check-path.ts'
import { equalBytes, utf8, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { children, readDer } from '../../../shared/der.ts'
import { keyNameOf } from '../../../shared/key-names.ts'
import { readPssParameters } from '../../../shared/pss-parameters.ts'
import { asPerson, bendCertificate } from '../../support/bend-certificate.ts'
import { buildCms, type Bend } from '../../support/build-cms.ts'
import { makeKey, type TestKey, type TestSigner } from '../../support/make-signer.ts'
import { pssIdentifier, pssOid, pssParameters, type PssParts } from '../../support/pss-identifier.ts'

const document = utf8('{"amount":"840.00","currency":"AZN"}')
const rsa = makeKey('RSA-2048')
const keyBits = children(readDer(rsa.publicKey))[1]?.whole ?? new Uint8Array()
const restrictedTo = (...parameters: readonly Bytes[]): Bytes => sequence(sequence(oid(pssOid), ...parameters), keyBits)

/** Certified by themselves: `roots` has their certificates. */
function signerWith(key: TestKey, publicKey = key.publicKey): TestSigner {
  const { certificate } = bendCertificate('Aygün Əliyeva', {
    key: { publicKey, privateKey: key.privateKey },
    by: bendCertificate('Root'),
    extensions: asPerson(),
  })
  return { ...key, publicKey, certificate, chain: [] }
}

const padding = constants.RSA_PKCS1_PSS_PADDING
const signing = (saltLength = 32) => ({ padding, saltLength })
const by = (identifier: Uint8Array, saltLength = 32): Bend => ({
  signatureAlgorithm: identifier,
  signing: signing(saltLength),
})
/** Made as it says. */
const said = (parts: PssParts = {}): Bend => by(pssIdentifier(parts), parts.salt ?? (parts.salt === null ? 20 : 32))

describe('RSASSA-PSS in a CMS', () => {
  const plain = signerWith(rsa)
  const reasonsOf = (bend: Bend, signer = plain): readonly VerifyReason[] => {
    const signed = buildCms(signer, document, bend)
    const [found] = verifySignedData({ signed, content: null, roots: [signer.certificate], now: new Date() })
    return found?.reasons.filter(reason => reason !== 'chainBroken' && reason !== 'rootUnknown') ?? assert.fail()
  }

  const good: Record<string, Bend> = {
    'with SHA-256': said(),
    'with SHA-384': { hash: 'sha384', ...said({ hash: 'sha384', salt: 48 }) },
    'without NULL beside its hashes': said({ bare: true }),
    'with the trailer written out': said({ trailer: 1 }),
  }
  for (const [what, bend] of Object.entries(good)) it(`${what} holds`, () => assert.deepEqual(reasonsOf(bend), []))

  const bad: Record<string, [bend: Bend, reason: VerifyReason]> = {
    'with SHA-1 in all its places': [{ hash: 'sha1', ...said({ hash: 'sha1', salt: 20 }) }, 'algorithmWeak'],
    'with SHA-1 below a digest of SHA-256': [by(pssIdentifier({ hash: 'sha1', salt: 20 }), 20), 'algorithmWeak'],
    'with the default for all, which is SHA-1': [by(sequence(oid(pssOid), sequence()), 20), 'algorithmWeak'],
    'with the default for the mask': [by(pssIdentifier({ maskHash: null })), 'algorithmWeak'],
    'with the default for the hash': [by(pssIdentifier({ hash: null, maskHash: 'sha256' })), 'algorithmWeak'],
    'with the mask of another hash': [by(pssIdentifier({ maskHash: 'sha384' })), 'algorithmUnsupported'],
    'with another hash than the digest': [{ ...said({ hash: 'sha384', salt: 48 }) }, 'algorithmWeak'],
    'with a salt of the default length': [said({ salt: null }), 'algorithmUnsupported'],
    'without a salt': [said({ salt: 0 }), 'algorithmUnsupported'],
    'with a salt longer than the hash': [said({ salt: 48 }), 'algorithmUnsupported'],
    'with a salt that is not what it says': [by(pssIdentifier(), 20), 'signatureWrong'],
    'with a salt below zero': [by(withSalt(Uint8Array.of(0x02, 0x01, 0xe0))), 'algorithmUnsupported'],
    'with a salt in more octets than it takes': [
      by(withSalt(Uint8Array.of(0x02, 0x02, 0, 32))),
      'algorithmUnsupported',
    ],
    'with an enormous salt': [by(withSalt(Uint8Array.of(0x02, 0x04, 0x7f, 0, 0, 32))), 'algorithmUnsupported'],
    'with a salt twice': [by(withSalt(smallInteger(32), smallInteger(32))), 'algorithmUnsupported'],
    'with another trailer': [said({ trailer: 2 }), 'algorithmUnsupported'],
    'with something after its parameters': [said({ more: nullValue }), 'algorithmUnsupported'],
    'with its salt twice': [said({ more: context(2, smallInteger(32)) }), 'algorithmUnsupported'],
    'with a mask that is not MGF1': [by(pssIdentifier({ mask: '1.2.840.113549.1.1.9' })), 'algorithmUnsupported'],
    'without parameters': [by(sequence(oid(pssOid))), 'algorithmUnsupported'],
    'with NULL for parameters': [by(sequence(oid(pssOid), nullValue)), 'algorithmUnsupported'],
    'that is RSASSA-PKCS1-v1_5 in truth': [{ signatureAlgorithm: pssIdentifier() }, 'signatureWrong'],
    'that calls itself RSASSA-PKCS1-v1_5': [{ signing: signing() }, 'signatureWrong'],
  }
  for (const [what, [bend, reason]] of Object.entries(bad)) {
    it(`${what}: ${reason}`, () => assert.deepEqual(reasonsOf(bend), [reason]))
  }

  it('holds by a key for nothing else, within what it demands, and no other signature of that key does', () => {
    const keys: [publicKey: Bytes, bends: [Bend, VerifyReason[]][]][] = [
      [
        restrictedTo(),
        [
          [said(), []],
          [said({ salt: 20 }), ['algorithmUnsupported']],
          [{}, ['algorithmUnsupported']],
        ],
      ],
      [
        restrictedTo(pssParameters()),
        [
          [said(), []],
          [{}, ['algorithmUnsupported']],
        ],
      ],
      [
        restrictedTo(pssParameters({ salt: 20 })),
        [
          [said(), []],
          [said({ salt: 20 }), []],
          [said({ salt: 24 }), ['algorithmUnsupported']],
        ],
      ],
      [
        restrictedTo(pssParameters({ salt: 48 })),
        [
          [said(), ['algorithmUnsupported']],
          [said({ salt: 48 }), []],
        ],
      ],
      [restrictedTo(pssParameters({ hash: 'sha512', salt: 64 })), [[said(), ['algorithmUnsupported']]]],
      [restrictedTo(pssParameters({ maskHash: 'sha512' })), [[said(), ['algorithmUnsupported']]]],
    ]
    for (const [publicKey, bends] of keys) {
      const signer = signerWith(rsa, publicKey)
      for (const [bend, reasons] of bends) assert.deepEqual(reasonsOf(bend, signer), reasons)
    }
  })

  it('is named by us with all of its parameters', () => {
    for (const [name, hash, salt] of [
      ['256', 'sha256', 32],
      ['384', 'sha384', 48],
      ['512', 'sha512', 64],
    ] as const) {
      assert.ok(equalBytes(algorithmIdentifier(`RSA-PSS-SHA${name}`), pssIdentifier({ hash, salt })))
    }
  })
})

/** Of SHA-256, with these for its salt. */
function withSalt(...values: Uint8Array[]): Bytes {
  const [hash, mask] = children(readDer(pssParameters())).map(({ whole }) => whole)
  return sequence(oid(pssOid), sequence(hash ?? assert.fail(), mask ?? assert.fail(), context(2, ...values)))
}

describe('a certificate of a key for RSASSA-PSS alone', () => {
  const factsOf = (publicKey: Bytes) => readCertificate(signerWith(rsa, publicKey).certificate)
  const all = ['RSA-PSS-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-SHA512']

  const rows: [what: string, publicKey: Bytes, signatures: string[]][] = [
    ['that demands no more', restrictedTo(), all],
    ['with SHA-256', restrictedTo(pssParameters()), ['RSA-PSS-SHA256']],
    ['with SHA-512 and a short salt', restrictedTo(pssParameters({ hash: 'sha512', salt: 20 })), ['RSA-PSS-SHA512']],
    ['with a salt longer than the hash', restrictedTo(pssParameters({ salt: 33 })), []],
    ['with SHA-1', restrictedTo(sequence()), []],
    ['with the mask of another hash', restrictedTo(pssParameters({ maskHash: 'sha384' })), []],
    ['with parameters that cannot be read', restrictedTo(pssParameters({ trailer: 2 })), []],
    ['with something beside its parameters', restrictedTo(pssParameters(), nullValue), []],
  ]
  for (const [what, publicKey, signatures] of rows) {
    it(`${what} signs with ${signatures.join(', ') || 'nothing of ours'}`, () => {
      const facts = factsOf(publicKey)
      assert.deepEqual(facts.signatures, signatures)
      assert.equal(facts.keyAlgorithm, signatures.length > 0 ? 'RSA-2048' : null)
      assert.equal(keyNameOf(publicKey)?.name, signatures.length > 0 ? 'RSA-2048' : 'RSA-PSS')
    })
  }

  it('is of the key that tokens know as a plain one', () => {
    for (const [, publicKey] of rows) {
      const facts = factsOf(publicKey)
      assert.ok(equalBytes(facts.publicKey, publicKey))
      assert.ok(equalBytes(facts.tokenKey, rsa.publicKey))
    }
    assert.ok(equalBytes(factsOf(rsa.publicKey).tokenKey, rsa.publicKey))
  })
})

describe('the parameters of RSASSA-PSS', () => {
  it('are read with their defaults', () => {
    const sha1 = '1.3.14.3.2.26'
    assert.deepEqual(readPssParameters(readDer(sequence())), { hash: sha1, maskHash: sha1, saltLength: 20 })
    assert.equal(readPssParameters(readDer(pssParameters({ salt: 200 }))).saltLength, 200)
    assert.equal(readPssParameters(readDer(pssParameters({ salt: 300 }))).saltLength, 300)
  })

  it('have no salt below zero, nor one in more octets than it takes', () => {
    for (const salt of [
      [0x02, 1, 0xe0],
      [0x02, 2, 0, 32],
      [0x02, 0],
      [0x04, 1, 32],
    ]) {
      const [, parameters] = children(readDer(withSalt(Uint8Array.from(salt))))
      assert.throws(() => readPssParameters(parameters ?? assert.fail()), { code: 'CERTIFICATE_UNREADABLE' })
    }
  })
})
