/** XML signatures that somebody made to deceive, or made badly: each is refused for its reason. */
import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { canonicalXml } from '../../../host/pki/xades/canonical-xml.ts'
import { exclusiveForm } from '../../../host/pki/xades/names.ts'
import { signaturesIn } from '../../../host/pki/xades/read-signature.ts'
import { readXml } from '../../../host/pki/xades/read-xml.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { enduranceScale, firstSeed } from '../../support/endurance.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades, textOf, xades, type Wishes } from '../../support/make-xades.ts'
import { resign, withValue } from '../../support/resign.ts'
import { fakePayee, more, payee, withMethod } from './xades-bend.ts'
import { bentMeaning } from './xades-bent-meaning.ts'
import { bentReferences } from './xades-bent-references.ts'
import { malformed } from './xades-malformed.ts'

describe('the reader of XML signatures', () => {
  let authority: Authority
  let signer: TestSigner
  let other: TestSigner

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    other = await makeSigner(authority, makeKey('P-256'), { commonName: 'Başqası' })
  })

  const verify = (text: string, content: Bytes | null = null): VerifiedSigner[] =>
    xades.verify({ signed: utf8(text), content, roots: [authority.root], now: new Date() })
  const good = (wishes: Wishes = {}): string => textOf(makeXades(signer, wishes))

  for (const { what, reasons, bend, as, stays } of [...bentReferences, ...bentMeaning])
    it(`refuses one ${what}: ${reasons.join(', ')}`, () => {
      const before = good(as)
      assert.equal(verify(before)[0]?.valid, true)
      const after = bend(before)
      assert.notEqual(after, before)
      const [found] = verify(stays ? after : resign(after, signer))
      assert.equal(found?.valid, false)
      assert.deepEqual(found?.reasons, reasons)
    })

  for (const [what, bend] of malformed)
    it(`reads none ${what}`, () => {
      const after = bend(good())
      assert.notEqual(after, good())
      assert.throws(() => verify(after), { code: 'SIGNED_DATA_UNREADABLE', details: { reason: 'signatureMalformed' } })
    })

  it('refuses a MAC with the public key as its secret', () => {
    const text = withMethod(`${more}hmac-sha256`)(good())
    const [signature] = signaturesIn(readXml(utf8(text), 'INTERNAL').root)
    const signedInfo = canonicalXml(signature?.signedInfo ?? assert.fail(), { form: exclusiveForm })
    const [found] = verify(withValue(text, createHmac('sha256', signer.publicKey).update(signedInfo).digest()))
    assert.deepEqual(found?.reasons, ['algorithmUnsupported'])
  })

  it('takes of two certificates the one that is named, wherever it stands, and no other', () => {
    const certificate = (one: TestSigner): string =>
      `<ds:X509Certificate>${Buffer.from(one.certificate).toString('base64')}</ds:X509Certificate>`
    const both = good().replace('<ds:X509Data>', `<ds:X509Data>${certificate(other)}`)
    const [found] = verify(both)
    assert.deepEqual([found?.valid, found?.certificate], [true, signer.certificate])
    const digest = createHash('sha256').update(other.certificate).digest('base64')
    const named = both.replace(/(<xades:CertDigest>.*<ds:DigestValue>)[^<]*/, `$1${digest}`)
    assert.deepEqual(verify(resign(named, signer))[0]?.reasons, ['signatureWrong'])
  })

  it('gives no level where the certificate is named by SHA-1, or nothing is said', () => {
    const digest = createHash('sha1').update(signer.certificate).digest('base64')
    const old = good().replace(
      /<xades:CertDigest>.*<\/xades:CertDigest>/,
      `<xades:CertDigest><ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest>`,
    )
    const bare = good()
      .replace(/<ds:Reference Type=[^]*?<\/ds:Reference>/, '')
      .replace(/<ds:Object>.*<\/ds:Object>/, '')
    for (const text of [old, bare]) {
      const [found] = verify(resign(text, signer))
      assert.deepEqual([found?.reasons, found?.valid, found?.level], [[], true, 'none'])
    }
  })

  it('tells of a part that its element is elsewhere now, and of nothing else that it was signed', () => {
    const moved = good({ element: 'payee' }).replace(payee, whole => `<archive>${whole}</archive>${fakePayee('')}`)
    const [found] = verify(moved)
    assert.deepEqual([found?.valid, found?.covers, found?.parts], [true, 'part', ['payee']])
  })

  it('tells that not all is signed where something was put into the signature afterwards', () => {
    for (const packaging of ['enveloped', 'enveloping'] as const) {
      for (const added of [
        '<ds:Object><p:payee xmlns:p="urn:payment"/></ds:Object>',
        '<ds:Object>ТОО «Оркен»</ds:Object>',
      ]) {
        const before = good({ packaging })
        assert.deepEqual(
          verify(before).map(({ valid, covers }) => [valid, covers]),
          [[true, 'document']],
        )
        const after = before.replace('</ds:Signature>', `${added}</ds:Signature>`)
        assert.deepEqual(
          verify(after).map(({ valid, covers }) => [valid, covers]),
          [[true, 'part']],
        )
      }
    }
  })

  it('counts how many signatures and references there are', () => {
    const [signature = ''] = /<ds:Signature [^]*<\/ds:Signature>/.exec(good()) ?? []
    const unreadable = (text: string, reason: string): void =>
      assert.throws(() => verify(text), { code: 'SIGNED_DATA_UNREADABLE', details: { reason } })
    unreadable(`<a>${signature.repeat(33)}</a>`, 'tooManySignatures')
    unreadable(
      good().replace(/<ds:Reference Id=[^]*?<\/ds:Reference>/, one => one.repeat(64)),
      'tooManyReferences',
    )
    unreadable('<a/>', 'notSigned')
  })

  /** Every character where it runs long; otherwise one of so many, in both packagings. */
  const step = enduranceScale > 0 ? 1 : 4

  it('believes nothing of it any more with one character changed, wherever that is', () => {
    for (const packaging of ['enveloped', 'enveloping'] as const) {
      const document = utf8('<a xmlns="urn:a" b="1">840.00 AZN <!-- --><c/></a>')
      const text = good({ packaging, document })
      const chain = text.indexOf('</ds:X509Certificate>')
      const chainEnd = text.indexOf('</ds:X509Data>')
      for (let at = text.indexOf('?>') + 2 + (firstSeed % step); at < text.length; at += step) {
        // Certificates above the signer's are looked at where they are needed.
        if (at > chain && at < chainEnd) continue
        const bentText = text.slice(0, at) + (text[at] === 'B' ? 'C' : 'B') + text.slice(at + 1)
        if (isComment(text, at)) continue
        const outcome = outcomeOf(bentText)
        assert.ok(outcome !== 'valid', `${at}: ${text.slice(at - 20, at)}[${text[at]}]${text.slice(at + 1, at + 20)}`)
      }
    }
  })

  const isComment = (text: string, at: number): boolean =>
    at >= text.indexOf('<!--') + '<!--'.length && at < text.indexOf('-->')

  function outcomeOf(text: string): string {
    try {
      return verify(text).every(({ valid }) => valid) ? 'valid' : 'refused'
    } catch (error) {
      return (error as { code: string }).code
    }
  }
})
