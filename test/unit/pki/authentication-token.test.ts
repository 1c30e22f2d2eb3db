/** The authentication token: what is signed, by whose names, and that nothing else we sign can be taken for it. */
import assert from 'node:assert/strict'
import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { packageToken, prepareToken, suitsToken } from '../../../host/pki/authentication-token.ts'
import { prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { formats } from '../../../host/pki/formats.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import type { Form } from '../../../host/pki/format.ts'
import { digestOf } from '../../../host/digests.ts'
import { hashes, hashNames, signatureAlgorithmNames, signatureAlgorithms } from '../../../shared/algorithms.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames, keyAlgorithms, type KeyRow } from '../../../shared/key-algorithms.ts'
import { operations } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, signingBy } from '../../support/make-signer.ts'
import { makePdf } from '../../support/make-pdf.ts'

const origin = 'https://bank.example'
const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='

describe('the authentication token', () => {
  let authority: Authority
  before(async () => {
    authority = await createAuthority()
  })

  it('is over the hash of the origin and the hash of the challenge as text, by the hash of the signature', () => {
    for (const algorithm of signatureAlgorithmNames) {
      const { hash } = signatureAlgorithms[algorithm]
      const digest = (text: string): Buffer => createHash(hashes[hash].node).update(text).digest()
      const signed = prepareToken({ origin, challenge }, algorithm)
      assert.deepEqual(Buffer.from(signed), Buffer.concat([digest(origin), digest(challenge)]))
      // The boundary between the two is part of what is signed.
      const moved = prepareToken({ origin: `${origin}n`, challenge: challenge.slice(1) }, algorithm)
      assert.notDeepEqual(moved, signed)
    }
  })

  const made = [
    ['RSA-2048', 'RSA-SHA256'],
    ['RSA-2048', 'RSA-PSS-SHA384'],
    ['P-256', 'ECDSA-SHA256'],
    ['P-384', 'ECDSA-SHA384'],
    ['P-521', 'ECDSA-SHA512'],
  ] as const
  for (const [algorithm, name] of made)
    it(`of ${algorithm} by ${name} has the fields of web-eid:1.0, and node verifies it by what stands in them alone`, async () => {
      const signer = signingBy(await makeSigner(authority, makeKey(algorithm)), name)
      const toBeSigned = prepareToken({ origin, challenge }, signer.signatureAlgorithm)
      const { curve }: KeyRow = keyAlgorithms[algorithm]
      const made = signer.sign(toBeSigned)
      const raw = curve ? ecdsaFromDer(made, curve.coordinateBytes) : made
      const identity = { certificate: signer.certificate, algorithm: signer.signatureAlgorithm }
      const token = packageToken(identity, raw)
      assert.deepEqual(operations.authenticate.result.parse(token), token)
      assert.deepEqual(Object.keys(token), ['unverifiedCertificate', 'algorithm', 'signature', 'format', 'appVersion'])
      assert.equal(token.format, 'web-eid:1.0')
      assert.ok(URL.canParse(token.appVersion), token.appVersion)
      const hash = `sha${token.algorithm.slice(2)}`
      const certificate = new X509Certificate(Buffer.from(token.unverifiedCertificate, 'base64'))
      const digest = (text: string): Buffer => createHash(hash).update(text).digest()
      const isPss = token.algorithm.startsWith('PS')
      const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363', ...(isPss ? pss : {}) } as const
      const signature = Buffer.from(token.signature, 'base64')
      assert.ok(verify(hash, Buffer.concat([digest(origin), digest(challenge)]), key, signature))
      assert.ok(!verify(hash, Buffer.concat([digest('https://evil.example'), digest(challenge)]), key, signature))
    })

  it('has a name for every key but Ed25519, and for each curve its own hash alone', () => {
    const named = keyAlgorithmNames.map(key => [
      key,
      signatureAlgorithmNames.filter(
        one => keyAlgorithms[key].signatures.includes(one as never) && suitsToken(key, one),
      ),
    ])
    const rsa = ['', 'PSS-'].flatMap(padding => [256, 384, 512].map(bits => `RSA-${padding}SHA${bits}`))
    assert.deepEqual(Object.fromEntries(named), {
      'RSA-2048': rsa,
      'RSA-3072': rsa,
      'RSA-4096': rsa,
      'P-256': ['ECDSA-SHA256'],
      'P-384': ['ECDSA-SHA384'],
      'P-521': ['ECDSA-SHA512'],
      Ed25519: [],
    })
  })

  it('is never what a format or a request signs: two digests, shorter than any of those', async () => {
    const forms: Form[] = [
      { format: 'cms' },
      { format: 'cms', detached: true },
      { format: 'jws' },
      { format: 'jws', detached: true, serialization: 'json' },
      { format: 'xades', packaging: 'enveloped' },
      { format: 'xades', packaging: 'enveloping' },
      { format: 'xades', packaging: 'detached' },
      { format: 'pades' },
    ]
    const longest = Math.max(...hashNames.map(hash => 2 * hashes[hash].length))
    const contents: Record<string, Bytes> = { enveloped: utf8('<a/>'), pades: makePdf() }
    for (const algorithm of ['P-256', 'P-521', 'RSA-2048', 'Ed25519'] as const) {
      const signer = await makeSigner(authority, makeKey(algorithm))
      const { certificate, chain, signatureAlgorithm } = signer
      const login = prepareToken({ origin, challenge }, signatureAlgorithm)
      assert.equal(login.length, 2 * hashes[signatureAlgorithms[signatureAlgorithm].hash].length)
      for (const form of forms) {
        const format = formats[form.format]
        await format.load?.()
        // The shortest that anybody could have signed.
        const content = contents[form.packaging ?? form.format] ?? new Uint8Array(1)
        const about = {
          index: 0,
          digest: digestOf(signatureAlgorithms[signatureAlgorithm].hash, content),
          signingTime: new Date(),
          content,
          size: content.length,
          checksum: 0,
          name: 'a',
          type: '',
          form,
        }
        const { toBeSigned } = format.prepare({ certificate, chain, algorithm: signatureAlgorithm }, about)
        assert.ok(toBeSigned.length > longest, `${form.format}: ${toBeSigned.length}`)
      }
      const subject = [{ type: 'CN', value: 'A' }] as const
      const info = prepareCertificationRequest({ subject: [...subject] })(signer.publicKey)
      assert.equal(info[0], 0x30)
      // Ed25519 makes no such token.
      assert.ok(algorithm === 'Ed25519' || info.length > login.length, `a request: ${info.length}`)
    }
  })
})

describe('the challenge', () => {
  const accepts = (text: unknown): boolean => operations.authenticate.params.safeParse({ challenge: text }).success
  const base64 = (length: number): string => Buffer.alloc(length, 0xa5).toString('base64')

  it('is Base64 of 32 bytes at least, and no longer than 128 characters', () => {
    assert.equal(base64(32).length, 44)
    assert.ok(accepts(base64(32)) && accepts(base64(33)) && accepts(base64(64)) && accepts(base64(96)))
    assert.equal(base64(96).length, 128)
    const refused = [
      '',
      base64(31),
      base64(97),
      'a'.repeat(43),
      base64(32).slice(0, -1),
      base64(32).replace('=', '\n'),
      ` ${base64(32)}`,
      base64(33).replaceAll('p', '-'),
      `${'a'.repeat(42)}b=`,
      'ə'.repeat(44),
      Buffer.alloc(32),
      null,
      undefined,
    ]
    assert.deepEqual(refused.filter(accepts), [])
  })
})
