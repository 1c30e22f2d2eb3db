/** JWS as we read it: what holds, what does not and why, and what is no JWS at all. */
import assert from 'node:assert/strict'
import { createHash, createPublicKey } from 'node:crypto'
import { CompactSign, compactVerify, flattenedVerify } from 'jose'
import { formatOf } from '../../../host/pki/readers.ts'
import { readObject } from '../../../host/pki/jws/read-object.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { document, inText, jws, makeJws } from '../../support/make-jws.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { signWith } from '../../support/sign-with.ts'

describe('the reader of JWS', () => {
  let authority: Authority
  let signer: TestSigner
  let second: TestSigner

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    second = await makeSigner(authority, makeKey('RSA-2048'))
  })

  const verify = (text: string, content: Bytes | null = null): VerifiedSigner[] =>
    jws.verify({ signed: utf8(text), content, roots: [authority.root], now: new Date() })
  const reasons = (text: string, content: Bytes | null = null): string[] => {
    const [found, ...more] = verify(text, content)
    assert.equal(more.length, 0)
    return found?.reasons ?? []
  }

  it('tells what is wrong with the document', () => {
    const other = utf8('{}')
    assert.deepEqual(reasons(makeJws(signer), other), ['contentChanged'])
    assert.deepEqual(reasons(makeJws(signer, { detached: true })), ['contentMissing'])
    assert.deepEqual(reasons(makeJws(signer, { detached: true }), other), ['signatureWrong'])
  })

  it('takes nothing inside for the document where that is what was signed, and for one that is elsewhere otherwise', async () => {
    const signed = await signWith(signer, {
      form: { format: 'jws' },
      documents: [{ name: 'a', type: 'text/plain', content: utf8('') }],
    })
    const text = fromUtf8(signed)
    assert.match(text, /^[\w-]+\.\.[\w-]+$/)
    await compactVerify(text, createPublicKey(signer.privateKey))
    for (const content of [null, utf8('')]) assert.deepEqual(reasons(text, content), [])
    assert.deepEqual(reasons(text, utf8('{}')), ['signatureWrong'])
    assert.deepEqual(reasons(`${text.slice(0, -4)}AAAA`), ['contentMissing'])
  })

  const x5c = (): string[] => [signer.certificate, ...signer.chain].map(der => Buffer.from(der).toString('base64'))
  const named = (): string => createHash('sha256').update(signer.certificate).digest('base64url')
  const bad: [what: string, reasons: string[], header: () => object][] = [
    ['whose algorithm is none', ['algorithmUnsupported'], () => ({ alg: 'none', x5c: x5c() })],
    ['with a MAC', ['algorithmUnsupported'], () => ({ alg: 'HS256', x5c: x5c() })],
    ['with the name for another curve', ['algorithmUnsupported'], () => ({ alg: 'ES384', x5c: x5c() })],
    ['with the name for another kind of key', ['algorithmUnsupported'], () => ({ alg: 'RS256', x5c: x5c() })],
    ['without an algorithm', ['algorithmUnsupported'], () => ({ x5c: x5c() })],
    [
      'over bytes that are not in base64',
      ['attributesWrong'],
      () => ({ alg: 'ES256', b64: false, crit: ['b64'], x5c: x5c() }),
    ],
    [
      'with an extension that nobody knows',
      ['attributesWrong'],
      () => ({ alg: 'ES256', exp: 1, crit: ['exp'], x5c: x5c() }),
    ],
    ['with base64 named, though not as critical', ['attributesWrong'], () => ({ alg: 'ES256', b64: true, x5c: x5c() })],
    [
      'with an extension that is known and one that is not',
      ['attributesWrong'],
      () => ({ alg: 'ES256', sigT: '2026-11-21T09:14:03Z', exp: 1, crit: ['sigT', 'exp'], x5c: x5c() }),
    ],
    ['with an extension that is not there', ['attributesWrong'], () => ({ alg: 'ES256', crit: ['sigT'], x5c: x5c() })],
    ['with an empty list of extensions', ['attributesWrong'], () => ({ alg: 'ES256', crit: [], x5c: x5c() })],
    [
      'that names another certificate',
      ['certificateMismatch'],
      () => ({ alg: 'ES256', 'x5t#S256': inText(new Uint8Array(32)), x5c: x5c() }),
    ],
    [
      'that names a certificate in another form',
      ['certificateMismatch'],
      () => ({ alg: 'ES256', 'x5t#S256': 7, x5c: x5c() }),
    ],
    [
      'without its certificate',
      ['certificateMissing'],
      () => ({ alg: 'ES256', 'x5t#S256': named(), x5u: 'https://bank.example/c' }),
    ],
    [
      'with something else for certificates',
      ['attributesWrong', 'certificateMissing'],
      () => ({ alg: 'ES256', x5c: 'MIIB' }),
    ],
    ['without the chain', ['chainBroken'], () => ({ alg: 'ES256', x5c: x5c().slice(0, 1) })],
  ]
  for (const [what, expected, header] of bad)
    it(`${what} is ${expected.join(', ')}`, () =>
      assert.deepEqual(reasons(makeJws(signer, { header: header() })), expected))

  it('of the first version of JAdES is read with its own time', () => {
    const header = { alg: 'ES256', sigT: '2026-11-21T09:14:03Z', crit: ['sigT'], 'x5t#S256': named(), x5c: x5c() }
    const [found] = verify(makeJws(signer, { header }))
    assert.deepEqual([found?.valid, found?.level, found?.signingTime], [true, 'B-B', new Date(header.sigT)])
  })

  it('made by jose is read, flattened and compact, and has no level without a time and a name', async () => {
    const key = signer.privateKey
    const compact = await new CompactSign(document).setProtectedHeader({ alg: 'ES256', x5c: x5c() }).sign(key)
    const [header = '', payload = '', signature = ''] = compact.split('.')
    const flattened = { payload, protected: header, signature }
    assert.ok(await flattenedVerify(flattened, createPublicKey(key)))
    for (const text of [compact, JSON.stringify(flattened), ` ${compact}\n`]) {
      assert.ok(formatOf(utf8(text)) === 'jws', text)
      const [found] = verify(text)
      assert.deepEqual([found?.valid, found?.level, found?.signingTime], [true, 'none', null])
    }
  })

  it('has no level with a time alone, nor with a name alone', () => {
    for (const one of [{ iat: 1_795_425_243 }, { 'x5t#S256': named() }]) {
      const [found] = verify(makeJws(signer, { header: { alg: 'ES256', x5c: x5c(), ...one } }))
      assert.deepEqual([found?.valid, found?.level], [true, 'none'])
    }
  })

  it('has 32 signatures at most', () => {
    const { payload, signatures } = JSON.parse(makeJws(signer, { serialization: 'json' })) as Record<string, object[]>
    const text = JSON.stringify({ payload, signatures: Array.from({ length: 32 }, () => signatures?.[0]) })
    assert.deepEqual(new Set(verify(text).map(({ valid }) => valid)), new Set([true]))
    assert.equal(verify(text).length, 32)
  })

  it('by two signers tells of each', () => {
    const [one, two] = [signer, second].map(one => makeJws(one, { serialization: 'json' }))
    const { payload, signatures } = JSON.parse(one ?? '') as { payload: string; signatures: object[] }
    const more = (JSON.parse(two ?? '') as { signatures: object[] }).signatures
    const both = verify(JSON.stringify({ payload, signatures: [...signatures, ...more] }))
    assert.deepEqual(
      both.map(({ valid }) => valid),
      [true, true],
    )
    const other = verify(JSON.stringify({ payload: inText(utf8('{}')), signatures: [...signatures, ...more] }))
    assert.deepEqual(
      other.map(({ reasons }) => reasons),
      [['signatureWrong'], ['signatureWrong']],
    )
  })

  const part = (text: string, at: number): string => text.split('.')[at] ?? ''
  const unreadable: [what: string, bend: (text: string) => string][] = [
    ['of four parts', text => `${text}.`],
    ['of two parts', text => text.slice(0, text.lastIndexOf('.'))],
    ['without a signature', text => text.slice(0, text.lastIndexOf('.') + 1)],
    ['with padding', text => `${text}=`],
    ['with bits left over', text => text.replace(/.$/, letter => (letter === 'B' ? 'C' : 'B'))],
    ['with a header that is no JSON', text => text.replace(part(text, 0), inText(utf8('{"alg"')))],
    ['with a header that is a list', text => text.replace(part(text, 0), inText(utf8('[]')))],
    [
      'with a header that says a thing twice',
      text => text.replace(part(text, 0), inText(utf8('{"alg":"ES256","alg":"none"}'))),
    ],
    ['with something behind it', text => `${text} x`],
    [
      'as general and flattened JSON at once',
      text =>
        JSON.stringify({
          payload: part(text, 1),
          signatures: [{ protected: part(text, 0), signature: part(text, 2) }],
          signature: part(text, 2),
        }),
    ],
    [
      'as JSON behind a mark of the order of bytes',
      text => `\ufeff${JSON.stringify({ payload: part(text, 1), protected: part(text, 0), signature: part(text, 2) })}`,
    ],
    [
      'with something else for a payload',
      text => JSON.stringify({ payload: 7, signatures: [{ protected: part(text, 0), signature: part(text, 2) }] }),
    ],
    [
      'with something else for a list of signatures',
      text => JSON.stringify({ payload: part(text, 1), signatures: { protected: part(text, 0) } }),
    ],
    [
      'with something else for a signature',
      text => JSON.stringify({ payload: part(text, 1), protected: part(text, 0), signature: 7 }),
    ],
    [
      'with something else for a header',
      text => JSON.stringify({ payload: part(text, 1), protected: 7, signature: part(text, 2) }),
    ],
    ['with no signatures in its list', text => JSON.stringify({ payload: part(text, 1), signatures: [] })],
    [
      'whose unprotected header names the algorithm again',
      text =>
        JSON.stringify({
          payload: part(text, 1),
          protected: part(text, 0),
          header: { alg: 'none' },
          signature: part(text, 2),
        }),
    ],
    [
      'with an unprotected header alone',
      text => JSON.stringify({ payload: part(text, 1), header: { alg: 'ES256' }, signature: part(text, 2) }),
    ],
    [
      'with a payload that is not in base64url',
      text => JSON.stringify({ payload: 'a b', protected: part(text, 0), signature: part(text, 2) }),
    ],
    [
      'with 33 signatures',
      text =>
        JSON.stringify({
          payload: part(text, 1),
          signatures: Array.from({ length: 33 }, () => ({ protected: part(text, 0), signature: part(text, 2) })),
        }),
    ],
  ]
  for (const [what, bend] of unreadable)
    it(`${what} cannot be read`, () => {
      const good = makeJws(signer)
      assert.deepEqual(reasons(good), [])
      assert.throws(() => verify(bend(good)), { code: 'SIGNED_DATA_UNREADABLE' })
    })

  it('is read as an object in which each name stands once, at every level', () => {
    assert.deepEqual(readObject('{"a":{"b":1},"c":[{"b":2},{"b":"\\"x\\":"}]}'), {
      a: { b: 1 },
      c: [{ b: 2 }, { b: '"x":' }],
    })
    assert.deepEqual(readObject('{"a":{"b":1},"b":[2],"c":3}'), { a: { b: 1 }, b: [2], c: 3 })
    for (const text of [
      '{"a":1,"a":2}',
      '{"a":{"b":1},"a":2}',
      '{"a":[1],"a":2}',
      '{"x":{"a":1,"\\u0061":2}}',
      '[{"a":1}]',
      '1',
      '{',
      '{"a":[{"b":1,"b":1}]}',
    ])
      assert.throws(() => readObject(text), text)
  })
})
