/** `verifyRequest` of `mohur/server`: what is asked for is told, and a request whose sender may not hold the key is refused. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import {
  bitString,
  context,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
  utf8String,
} from '../../../host/pki/der.ts'
import { algorithmIdentifier } from '../../../host/pki/algorithm-identifier.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { encodeName } from '../../../host/pki/name.ts'
import { verifyRequest } from '../../../host/server/index.ts'
import { concat, toBase64, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { flipped } from '../../support/flipped.ts'
import { makeKey, signingBy, type TestKey } from '../../support/make-signer.ts'
import { makeCloseKey, makeRocaKey } from '../../support/weak-rsa.ts'

const subject = [
  { type: 'C', value: 'AZ' },
  { type: 'CN', value: 'Əliyev Vəli' },
] as const

function makeRequest(key: TestKey): Bytes {
  const info = prepareCertificationRequest({
    subject: [...subject],
    extensions: { keyUsage: ['digitalSignature'], extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] },
    attributes: { challengePassword: 'söz' },
  })(key.publicKey)
  return packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
}

/** With these attributes, in whatever order. */
function withAttributes(key: TestKey, ...attributes: Uint8Array[]): Bytes {
  return signedInfo(key, smallInteger(0), context(0, ...attributes))
}
function signedInfo(key: TestKey, version: Uint8Array, attributes: Uint8Array): Bytes {
  const info = sequence(version, encodeName([...subject]), key.publicKey, attributes)
  return packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
}
const extension = sequence(oid('2.5.29.15'), octetString(Uint8Array.of(3, 2, 7, 0x80)))
const asking = (...extensions: Uint8Array[]): Bytes =>
  sequence(oid('1.2.840.113549.1.9.14'), setOf(sequence(...extensions)))

const reasonOf = async (request: Uint8Array | string): Promise<string | undefined> =>
  (await verifyRequest({ request })).reasons[0]

describe('verifyRequest', () => {
  for (const name of keyAlgorithmNames)
    it(`tells what is asked for by ${name}, with each signature that it makes`, async () => {
      const any = makeKey(name)
      for (const algorithm of keyAlgorithms[name].signatures) {
        const key = signingBy(any, algorithm)
        const request = makeRequest(key)
        const { family, bits } = keyAlgorithms[name]
        assert.deepEqual(await verifyRequest({ request }), {
          valid: true,
          reasons: [],
          request,
          subject,
          publicKey: key.publicKey,
          key: { family, bits, name },
          extensions: [
            { type: '2.5.29.15', critical: true, value: Uint8Array.of(3, 2, 7, 0x80) },
            { type: '2.5.29.37', critical: false, value: sequence(oid('1.3.6.1.5.5.7.3.2')) },
          ],
          challengePassword: 'söz',
        })
      }
    })

  const key = makeKey('P-256')
  const request = makeRequest(key)

  it('reads DER, Base64 and PEM under both labels, with words around it', async () => {
    const forms = [
      Buffer.from(request),
      toBase64(request),
      toPem('CERTIFICATE REQUEST', request),
      Buffer.from(`Certificate Request:\n${toPem('NEW CERTIFICATE REQUEST', request).replaceAll('\n', '\r\n')}`),
    ]
    for (const form of forms) {
      const verified = await verifyRequest({ request: form })
      assert.ok(verified.valid)
      assert.deepEqual(verified.request, request)
      for (const bytes of [verified.request, verified.publicKey, ...verified.extensions.map(({ value }) => value)])
        assert.equal(bytes.constructor, Uint8Array)
    }
  })

  it('reads one without extensions, with the attribute of Microsoft, and with attributes that it does not know', async () => {
    const bare = await verifyRequest({ request: withAttributes(key) })
    assert.ok(bare.valid)
    assert.deepEqual([bare.extensions, bare.challengePassword], [[], null])
    const version = sequence(oid('1.3.6.1.4.1.311.13.2.3'), setOf(utf8String('10.0')))
    const asked = sequence(oid('1.3.6.1.4.1.311.2.1.14'), setOf(sequence(extension)))
    const theirs = await verifyRequest({ request: withAttributes(key, version, asked) })
    assert.ok(theirs.valid)
    assert.deepEqual(
      theirs.extensions.map(({ type }) => type),
      ['2.5.29.15'],
    )
  })

  it('knows an RSA key of an odd length', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2560 })
    const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
    const odd = makeRequest({
      ...makeKey('RSA-2048'),
      publicKey: spki,
      sign: bytes => new Uint8Array(sign('sha256', bytes, privateKey)),
    })
    const verified = await verifyRequest({ request: odd })
    assert.ok(verified.valid)
    assert.deepEqual(verified.key, { family: 'RSA', bits: 2560, name: 'RSA-2560' })
  })

  describe('refuses', () => {
    const signedBy = ({ publicKey: half, privateKey }: Record<'publicKey' | 'privateKey', KeyObject>): Bytes => {
      const publicKey = new Uint8Array(half.export({ format: 'der', type: 'spki' }))
      return makeRequest({
        ...makeKey('RSA-2048'),
        publicKey,
        sign: bytes => new Uint8Array(sign('sha256', bytes, privateKey)),
      })
    }
    const cases: [what: string, reason: string, request: () => Uint8Array | string][] = [
      ['text', 'unreadable', () => 'not a request'],
      ['nothing', 'unreadable', () => ''],
      ['a part', 'unreadable', () => request.subarray(0, 100)],
      ['an octet too many', 'unreadable', () => concat([request, Uint8Array.of(0)])],
      ['two of them', 'unreadable', () => toPem('CERTIFICATE REQUEST', request).repeat(2)],
      ['two lists of extensions', 'unreadable', () => withAttributes(key, asking(extension), asking(extension))],
      ['another version', 'unreadable', () => signedInfo(key, smallInteger(1), context(0))],
      ['one extension twice', 'unreadable', () => withAttributes(key, asking(extension, extension))],
      [
        'two values where one belongs',
        'unreadable',
        () => withAttributes(key, sequence(oid('1.2.840.113549.1.9.14'), setOf(sequence(extension), sequence()))),
      ],
      ['an RSA key of 1024 bits', 'keyWeak', () => signedBy(generateKeyPairSync('rsa', { modulusLength: 1024 }))],
      ['an RSA key of the faulty library', 'keyWeak', () => signedBy(makeRocaKey())],
      ['an RSA key of primes that lie close together', 'keyWeak', () => signedBy(makeCloseKey())],
      [
        'a curve that is none of ours',
        'keyUnsupported',
        () => signedBy(generateKeyPairSync('ec', { namedCurve: 'secp256k1' })),
      ],
      [
        'a key that is none of ours',
        'keyUnsupported',
        () => signedBy(generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })),
      ],
      [
        'the signature of another key',
        'signatureWrong',
        () => makeRequest({ ...key, ...signatureOf(makeKey('P-256')) }),
      ],
      [
        'the signature of another kind of key',
        'signatureWrong',
        () => makeRequest({ ...key, ...signatureOf(makeKey('RSA-2048')) }),
      ],
      ['a signature with SHA-1', 'algorithmWeak', () => withAlgorithm(sequence(oid('1.2.840.10045.4.1')))],
      ['a signature by nobody knows what', 'algorithmUnsupported', () => withAlgorithm(sequence(oid('1.2.3.4')))],
      [
        'parameters that nobody signed',
        'unreadable',
        () => withAlgorithm(sequence(oid('1.2.840.10045.4.3.2'), integer(Uint8Array.of(1)))),
      ],
    ]
    for (const [what, reason, made] of cases)
      it(`${what}: ${reason}`, async () => assert.equal(await reasonOf(made()), reason))

    const signatureOf = (other: TestKey): Pick<TestKey, 'signatureAlgorithm' | 'sign'> => ({
      signatureAlgorithm: other.signatureAlgorithm,
      sign: bytes => other.sign(bytes),
    })

    /** The same, with something else said of the signature. */
    function withAlgorithm(algorithm: Uint8Array): Bytes {
      const whole = prepareCertificationRequest({ subject: [...subject] })(key.publicKey)
      return sequence(whole, algorithm, bitString(key.sign(whole)))
    }

    it('parameters that nobody signed, not even NULL as something else', async () => {
      const rsa = makeKey('RSA-2048')
      const whole = prepareCertificationRequest({ subject: [...subject] })(rsa.publicKey)
      const type = oid('1.2.840.113549.1.1.11')
      const forms: [Uint8Array, string | undefined][] = [
        [algorithmIdentifier('RSA-SHA256'), undefined],
        [sequence(type), undefined],
        [sequence(type, octetString(new Uint8Array())), 'unreadable'],
        [sequence(type, nullValue, nullValue), 'unreadable'],
      ]
      for (const [form, reason] of forms)
        assert.equal(await reasonOf(sequence(whole, form, bitString(rsa.sign(whole)))), reason)
    })

    for (const name of ['P-256', 'RSA-2048', 'Ed25519'] as const)
      it(`one with a bit the other way round, wherever it is: ${name}`, async () => {
        const good = makeRequest(makeKey(name))
        for (const { bytes, at, bit } of flipped(good, { seed: 9, count: 1_500 }))
          assert.ok(await reasonOf(bytes), `bit ${bit} of ${at}`)
      })

    it('of RSASSA-PSS as well', async () => {
      const good = makeRequest(signingBy(makeKey('RSA-2048'), 'RSA-PSS-SHA256'))
      for (const { bytes, at, bit } of flipped(good, { seed: 10, count: 1_500 }))
        assert.ok(await reasonOf(bytes), `bit ${bit} of ${at}`)
    })
  })

  it('throws for what is no request at all', async () => {
    await assert.rejects(verifyRequest({ request: 17 as never }), TypeError)
  })
})
