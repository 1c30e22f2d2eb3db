/** One more signature beside those of others: theirs stay as they are, and every one of them holds. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { generalVerify } from 'jose'
import type { Form } from '../../../host/pki/format.ts'
import { formats } from '../../../host/pki/formats.ts'
import { signedDataFields } from '../../../host/pki/cms/read.ts'
import { fromUtf8, toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { children, type DerNode } from '../../../shared/der.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { document, makeJws } from '../../support/make-jws.ts'
import { signBeside } from '../../support/sign-beside.ts'
import { cmsVerifiers, openssl } from '../../support/openssl.ts'

describe('a signature beside those of others', () => {
  let authority: Authority
  let first: TestSigner
  let second: TestSigner
  let third: TestSigner

  before(async () => {
    authority = await createAuthority()
    first = await makeSigner(authority, makeKey('P-256'), { commonName: 'Əliyev Vəli' })
    second = await makeSigner(authority, makeKey('RSA-2048'), { commonName: 'Дала Айгүл' })
    third = await makeSigner(authority, makeKey('P-384'), { commonName: 'Smith Ann' })
  })

  const verify = (format: 'cms' | 'jws', signed: Bytes, content: Bytes | null = null): VerifiedSigner[] =>
    formats[format].verify({ signed, content, roots: [authority.root], now: new Date() })

  /** Whether one more may stand beside them. */
  const checkIn = (form: Form, earlier: Bytes, size = document.length): void =>
    (formats[form.format].checkEarlier ?? assert.fail())(earlier, { form, documents: [{ name: 'p', size }] })

  const certificatesOf = (signers: readonly VerifiedSigner[]): string[] =>
    signers
      .map(({ certificate, valid, level }) => `${toHex(certificate ?? new Uint8Array())} ${valid} ${level}`)
      .toSorted()

  const good = (...signers: TestSigner[]): string[] =>
    signers.map(({ certificate }) => `${toHex(certificate)} true B-B`).toSorted()

  const membersOf = (field: DerNode | null): string[] => (field ? children(field).map(({ whole }) => toHex(whole)) : [])

  for (const detached of [true, false]) {
    it(`of CMS, ${detached ? 'detached' : 'attached'}, holds with them, and OpenSSL, GnuTLS and NSS say so`, async () => {
      const form = { format: 'cms', detached } as const
      const one = signBeside(first, form)
      const two = signBeside(second, form, { earlier: one })
      const three = signBeside(third, form, { earlier: two })
      const content = detached ? document : null
      assert.deepEqual(certificatesOf(verify('cms', three, content)), good(first, second, third))
      for (const [name, judge] of Object.entries(cmsVerifiers)) {
        const { accepted, output } = await judge({ signed: three, content, root: authority.root })
        assert.ok(accepted, `${name}: ${output}`)
      }
      const printed = await openssl('cms -cmsout -print -inform DER -in signed.p7s', { 'signed.p7s': three })
      assert.equal(printed.output.match(/d\.issuerAndSerialNumber/g)?.length, 3)
    })
  }

  it('leaves every byte of earlier signers, certificates and revocation lists as it was, each once and in order', () => {
    const stamp = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07)
    const one = signBeside(first, { format: 'cms', detached: true }, { timestamp: stamp })
    const two = signBeside(second, { format: 'cms', detached: true }, { earlier: one })
    const before = signedDataFields(one)
    const after = signedDataFields(two)
    for (const field of ['digestAlgorithms', 'certificates', 'signerInfos'] as const) {
      const members = membersOf(after[field])
      assert.ok(
        membersOf(before[field]).every(member => members.includes(member)),
        field,
      )
      assert.deepEqual(members, members.toSorted(), field)
      assert.equal(new Set(members).size, members.length, field)
    }
    assert.ok(membersOf(after.signerInfos).some(member => member.endsWith(toHex(stamp))))
    assert.equal(membersOf(after.digestAlgorithms).length, 1)
    assert.equal(membersOf(after.certificates).length, 2 + first.chain.length)
  })

  it('goes beside one that stands around the document, and takes the document in or leaves it out as is wished', () => {
    const attached = signBeside(first, { format: 'cms' })
    const out = signBeside(second, { format: 'cms', detached: true }, { earlier: attached })
    assert.deepEqual(certificatesOf(verify('cms', out, document)), good(first, second))
    const detached = signBeside(first, { format: 'cms', detached: true })
    const taken = signBeside(second, { format: 'cms' }, { earlier: detached })
    assert.deepEqual(certificatesOf(verify('cms', taken)), good(first, second))
  })

  it('goes beside what another program signed, as text and with a version of its own', () => {
    const theirs = buildCms(first, document, { content: null })
    const pem = utf8(`-----BEGIN CMS-----\n${Buffer.from(theirs).toString('base64')}\n-----END CMS-----\n`)
    for (const earlier of [theirs, pem]) {
      const two = signBeside(second, { format: 'cms', detached: true }, { earlier })
      assert.equal(verify('cms', two, document).filter(({ valid }) => valid).length, 2)
    }
  })

  it('is not put where the content is no data, or where so many have signed as a file may have', () => {
    const check = (earlier: Bytes) => checkIn({ format: 'cms' }, earlier)
    const other = buildCms(first, document, { contentType: '1.2.840.113549.1.9.16.1.4' })
    assert.throws(() => check(other), { code: 'BAD_PARAMS', details: { reason: 'earlierContentType' } })
    check(buildCms(first, document, { signers: 31 }))
    const many = { code: 'BAD_PARAMS', details: { reason: 'tooManySigners' } }
    assert.throws(() => check(buildCms(first, document, { signers: 32 })), many)
    const [header, payload, signature] = makeJws(first).split('.')
    const jws = (count: number): Bytes =>
      utf8(
        JSON.stringify({
          payload,
          signatures: Array.from({ length: count }, () => ({ protected: header, signature })),
        }),
      )
    const checkJws = (earlier: Bytes) => checkIn({ format: 'jws', serialization: 'json' }, earlier)
    checkJws(jws(31))
    assert.throws(() => checkJws(jws(32)), many)
  })

  it('of a JWS holds with them, from each serialization, and jose says so of all', async () => {
    const form = { format: 'jws', serialization: 'json' } as const
    const compact = utf8(makeJws(first))
    const unprotected = { header: { kid: 'a' } }
    const [protectedHeader, payload, signature] = makeJws(first).split('.')
    const flattened = utf8(JSON.stringify({ payload, protected: protectedHeader, signature, ...unprotected }))
    for (const earlier of [compact, flattened, signBeside(first, form)]) {
      const three = signBeside(third, form, { earlier: signBeside(second, form, { earlier }) })
      assert.deepEqual(certificatesOf(verify('jws', three)), good(first, second, third))
      const jws = JSON.parse(fromUtf8(three)) as Parameters<typeof generalVerify>[0]
      assert.equal(jws.signatures.length, 3)
      assert.equal('header' in (jws.signatures[0] ?? {}), earlier === flattened)
      for (const [at, { certificate }] of [first, second, third].entries()) {
        const one = { ...jws, signatures: jws.signatures.slice(at, at + 1) }
        const { payload: told } = await generalVerify(one, new X509Certificate(certificate).publicKey)
        assert.deepEqual(new Uint8Array(told), document)
      }
    }
  })
})
