/** `verifyLogin` of `mohur/server`: whom a token lets in, and each way in which it lets nobody in. Tokens by node:crypto alone. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import type { Extension } from 'pkijs'
import { packageToken, prepareToken } from '../../../host/pki/authentication-token.ts'
import type { LoginReason } from '../../../host/pki/verify-authentication-token.ts'
import { MohurError, verifyLogin } from '../../../host/server/index.ts'
import { fromBase64, toBase64 } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { extendedKeyUsage, keyUsage } from '../../sites/portal/authority/certificate.ts'
import { flipped } from '../../support/flipped.ts'
import { makeLink } from '../../support/make-link.ts'
import { makeKey, makeSigner, signingBy, type TestSigner } from '../../support/make-signer.ts'
import { makeToken, type Token } from '../../support/make-token.ts'

const origin = 'https://bank.example'
const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='
const dayMs = 86_400_000

describe('verifyLogin', () => {
  let authority: Authority
  let person: TestSigner
  let token: Token
  before(async () => {
    authority = await createAuthority()
    person = await makeSigner(authority, makeKey('P-256'), {
      subject: [{ type: 'serialNumber', value: '5XK1A2B' }],
    })
    token = makeToken(person, { origin, challenge, algorithm: 'ES256' })
  })

  const given = (more: object = {}) => ({
    token: token as unknown,
    origin,
    challenge,
    roots: [authority.root],
    intermediates: [authority.policy, authority.issuing],
    ...more,
  })
  const reasonsFor = async (more: object): Promise<LoginReason[]> => (await verifyLogin(given(more))).reasons

  it('tells the names of the person, with the certificate and its chain, in bytes of no other class', async () => {
    const verified = await verifyLogin(given())
    assert.ok(verified.valid)
    assert.deepEqual(verified.subject, [
      { type: 'C', value: 'AZ' },
      { type: 'CN', value: 'Əliyev Vəli' },
      { type: 'serialNumber', value: '5XK1A2B' },
    ])
    assert.deepEqual([verified.certificate, verified.chain], [person.certificate, person.chain])
    for (const bytes of [verified.certificate, ...verified.chain]) assert.equal(bytes.constructor, Uint8Array)
  })

  const names = [
    ['RSA-2048', ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
    ['P-256', ['ES256']],
    ['P-384', ['ES384']],
    ['P-521', ['ES512']],
  ] as const
  for (const [key, own] of names)
    it(`takes of ${key} ${own.join(', ')} and no other name`, async () => {
      const signer = await makeSigner(authority, makeKey(key))
      for (const [, algorithms] of names)
        for (const algorithm of algorithms) {
          const isOwn = (own as readonly string[]).includes(algorithm)
          const made = makeToken(signer, { origin, challenge, algorithm: isOwn ? algorithm : own[0] })
          const expected = isOwn ? [] : ['algorithmUnsupported']
          assert.deepEqual(await reasonsFor({ token: { ...made, algorithm } }), expected, algorithm)
        }
    })

  it('takes what `authenticate` makes', async () => {
    const signer = signingBy(await makeSigner(authority, makeKey('RSA-2048')), 'RSA-PSS-SHA256')
    const identity = { certificate: signer.certificate, algorithm: signer.signatureAlgorithm }
    const signature = signer.sign(prepareToken({ origin, challenge }, identity.algorithm))
    assert.deepEqual(await reasonsFor({ token: packageToken(identity, signature) }), [])
  })

  it('takes roots and intermediates as DER or PEM, one after another in one text as well', async () => {
    const pem = (...all: Uint8Array[]): string => all.map(one => toPem('CERTIFICATE', one)).join('')
    const intermediates = [pem(authority.policy, authority.issuing)]
    assert.deepEqual(await reasonsFor({ roots: [pem(authority.root)], intermediates }), [])
    assert.deepEqual(await reasonsFor({ roots: [Buffer.from(pem(authority.root))], intermediates }), [])
    const { buffer } = Uint8Array.from(authority.root)
    assert.deepEqual(await reasonsFor({ roots: [buffer, new DataView(buffer)], intermediates }), [])
    // An authority in the place of a root is believed like one.
    assert.deepEqual(await reasonsFor({ roots: [authority.issuing], intermediates: [] }), [])
  })

  describe('lets nobody in', () => {
    const bends: [what: string, reason: LoginReason, more: (token: Token) => object | Promise<object>][] = [
      ['by a token for another origin', 'signatureWrong', () => ({ origin: 'https://evil.example' })],
      ['by a token for another port', 'signatureWrong', () => ({ origin: `${origin}:8443` })],
      ['by a token for another challenge', 'signatureWrong', () => ({ challenge: `A${challenge.slice(1)}` })],
      [
        'who signed with another key',
        'signatureWrong',
        async good => {
          const other = await makeSigner(authority, makeKey('P-256'))
          return { token: { ...good, unverifiedCertificate: toBase64(other.certificate) } }
        },
      ],
      ['by a format of another version', 'formatUnsupported', good => ({ token: { ...good, format: 'web-eid:1.1' } })],
      ['by another format', 'formatUnsupported', good => ({ token: { ...good, format: 'web-eid:2.0' } })],
      ['without an algorithm', 'algorithmUnsupported', good => ({ token: { ...good, algorithm: 'none' } })],
      [
        'by an algorithm that is no text',
        'algorithmUnsupported',
        good => ({ token: { ...good, algorithm: ['ES256'] } }),
      ],
      ['before the certificate is valid', 'certificateExpired', () => ({ at: new Date(Date.now() - dayMs) })],
      ['after the certificate was valid', 'certificateExpired', () => ({ at: new Date(Date.now() + 366 * dayMs) })],
      ['of another authority', 'rootUnknown', async () => ({ roots: [(await createAuthority()).root] })],
      ['whose intermediates are not there', 'rootUnknown', () => ({ intermediates: [] })],
      ['by nothing', 'tokenUnreadable', () => ({ token: undefined })],
      ['by null', 'tokenUnreadable', () => ({ token: null })],
      ['by text', 'tokenUnreadable', good => ({ token: JSON.stringify(good) })],
      ['by what it inherits', 'tokenUnreadable', good => ({ token: Object.create(good) as object })],
      ['without a signature', 'tokenUnreadable', good => ({ token: { ...good, signature: undefined } })],
      ['without a certificate', 'tokenUnreadable', good => ({ token: { ...good, unverifiedCertificate: 'AAAA' } })],
      [
        'by a signature in base64url',
        'tokenUnreadable',
        good => ({
          token: { ...good, signature: Buffer.from(good.signature, 'base64').toString('base64url') },
        }),
      ],
    ]
    for (const [what, reason, more] of bends)
      it(`${what}: ${reason}`, async () => {
        assert.deepEqual(await verifyLogin(given(await more(token))), { valid: false, reasons: [reason] })
      })

    const made = (extensions: Extension[] | undefined, key = generateKeyPairSync('ec', { namedCurve: 'P-256' })) => {
      const root = makeLink('Root', {})
      const publicKey = key.publicKey.export({ format: 'der', type: 'spki' })
      const { certificate } = makeLink('Person', {
        by: root,
        privateKey: key.privateKey,
        publicKey,
        ...(extensions && { extensions }),
      })
      return { certificate, privateKey: key.privateKey, roots: [root.certificate], intermediates: [] }
    }
    const digitalSignature = keyUsage(0x80, 7)
    const purposes: [what: string, extensions: Extension[] | undefined, good: boolean][] = [
      ['for logins', [digitalSignature, extendedKeyUsage(['1.3.6.1.5.5.7.3.2'])], true],
      ['that says nothing of purposes', [digitalSignature], true],
      ['for mail alone', [digitalSignature, extendedKeyUsage(['1.3.6.1.5.5.7.3.4'])], false],
      ['that binds to documents alone', [keyUsage(0x40, 6), extendedKeyUsage(['1.3.6.1.5.5.7.3.2'])], false],
      ['of an authority', undefined, false],
    ]
    for (const [what, extensions, good] of purposes)
      it(`${good ? 'but by' : 'by'} a certificate ${what}`, async () => {
        const { roots, intermediates, ...signer } = made(extensions)
        const own = makeToken(signer, { origin, challenge, algorithm: 'ES256' })
        assert.deepEqual(await reasonsFor({ token: own, roots, intermediates }), good ? [] : ['certificateNotForLogin'])
      })

    it('by a weak key', async () => {
      const { roots, intermediates, ...signer } = made(
        [digitalSignature],
        generateKeyPairSync('rsa', { modulusLength: 1024 }),
      )
      const own = makeToken(signer, { origin, challenge, algorithm: 'RS256' })
      assert.deepEqual(await reasonsFor({ token: own, roots, intermediates }), ['algorithmWeak'])
    })

    it('by an authority that is none, and says so', async () => {
      const root = makeLink('Root', {})
      const between = makeLink('Between', { by: root, extensions: [digitalSignature] })
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' })
      const { certificate } = makeLink('Person', { by: between, publicKey, extensions: [digitalSignature] })
      const own = makeToken({ certificate, privateKey: pair.privateKey }, { origin, challenge, algorithm: 'ES256' })
      const among = { roots: [root.certificate], intermediates: [between.certificate] }
      assert.deepEqual(await reasonsFor({ token: own, ...among }), ['chainBroken'])
    })

    it('with one bit of certificate or signature the other way round, wherever it is', async () => {
      for (const [field, count] of [
        ['unverifiedCertificate', 400],
        ['signature', 200],
      ] as const)
        for (const { bytes, at, bit } of flipped(fromBase64(token[field]), { seed: 5, count })) {
          const verified = await verifyLogin(given({ token: { ...token, [field]: toBase64(bytes) } }))
          assert.ok(!verified.valid, `${field}: bit ${bit} of ${at}`)
        }
    })

    it('with one bit of its text the other way round, but for what is for the log alone', async () => {
      const text = JSON.stringify({ ...token, appVersion: undefined })
      for (const { bytes, at, bit } of flipped(Buffer.from(text), { seed: 6, count: 600 })) {
        let parsed: unknown
        try {
          parsed = JSON.parse(new TextDecoder().decode(bytes))
        } catch {
          continue
        }
        assert.ok(!(await verifyLogin(given({ token: parsed }))).valid, `bit ${bit} of ${at}`)
      }
    })
  })

  describe('throws for what is not the person’s fault', () => {
    const thrown: [what: string, more: object, expected: object][] = [
      ['a short challenge', { challenge: Buffer.alloc(31, 7).toString('base64') }, badParams('challenge', 'tooShort')],
      ['a challenge that is not in Base64', { challenge: '-'.repeat(44) }, badParams('challenge', 'tooShort')],
      ['a challenge that is bytes', { challenge: Buffer.alloc(32) }, { name: 'TypeError' }],
      ['an origin with a path', { origin: `${origin}/` }, badParams('origin', 'notOrigin')],
      ['an origin without TLS', { origin: 'http://bank.example' }, badParams('origin', 'notOrigin')],
      ['no origin', { origin: undefined }, { name: 'TypeError' }],
      ['no roots', { roots: undefined }, { name: 'TypeError' }],
      ['an empty list of roots', { roots: [] }, badParams('roots', 'empty')],
      ['a root that is a number', { roots: [1] }, { name: 'TypeError' }],
      [
        'a root that is no certificate',
        { roots: ['-----BEGIN'] },
        { code: 'CERTIFICATE_UNREADABLE', details: { field: 'roots', index: 0 } },
      ],
      ['a time that is none', { at: new Date(Number.NaN) }, { name: 'RangeError' }],
      ['a time in milliseconds', { at: Date.now() }, { name: 'TypeError' }],
    ]
    for (const [what, more, expected] of thrown)
      it(what, async () => {
        await assert.rejects(verifyLogin(given(more)), expected)
      })

    it('in the class that the module gives', async () => {
      await assert.rejects(verifyLogin(given({ roots: [] })), MohurError)
    })
  })
})

function badParams(field: string, reason: string): object {
  return { code: 'BAD_PARAMS', details: { field, reason } }
}
