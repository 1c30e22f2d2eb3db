/** One more XML signature beside those of others, each beside the document or around a copy of it: xmlsec1 accepts every one. */
import assert from 'node:assert/strict'
import { formats } from '../../../host/pki/formats.ts'
import type { Form } from '../../../host/pki/format.ts'
import { limits } from '../../../shared/limits.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { document } from '../../support/make-jws.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades } from '../../support/make-xades.ts'
import { signBeside } from '../../support/sign-beside.ts'
import { xmlsecSign, xmlsecVerify } from '../../support/xmlsec.ts'

const packagings = ['detached', 'enveloping'] as const
const formOf = (packaging: (typeof packagings)[number]) => ({ format: 'xades', packaging }) as const
const other = utf8('{"amount":"1"}')

describe('an XML signature beside those of others', () => {
  let authority: Authority
  let first: TestSigner
  let second: TestSigner
  let third: TestSigner
  before(async () => {
    authority = await createAuthority()
    first = await makeSigner(authority, makeKey('P-256'))
    second = await makeSigner(authority, makeKey('RSA-2048'))
    third = await makeSigner(authority, makeKey('P-384'))
  })

  const toldOf = (signed: Bytes, content: Bytes | null) =>
    formats.xades
      .verify({ signed, content, roots: [authority.root], now: new Date() })
      .map(({ valid, reasons, covers, level }) => ({ valid, reasons, covers, level }))
  const good = { valid: true, reasons: [], covers: 'document', level: 'B-B' }
  const check = (
    earlier: Bytes,
    { form = formOf('detached'), size = document.length }: { form?: Form; size?: number } = {},
  ) => (formats.xades.checkEarlier ?? assert.fail())(earlier, { form, documents: [{ name: 'p', size }] })
  const idsIn = (signed: Bytes): string[] =>
    [...fromUtf8(signed).matchAll(/<ds:Signature [^>]*Id="([^"]+)"/g)].map(([, id = '']) => id)

  /** Each of them, as xmlsec1 judges it. */
  async function assertAccepted(signed: Bytes, { ids = idsIn(signed), count }: { ids?: string[]; count: number }) {
    assert.equal(ids.length, count)
    for (const only of ids) {
      const idElements = ['http://www.w3.org/2000/09/xmldsig#:Object']
      const files = { signed, root: authority.root, beside: { p: document }, idElements, only }
      const { accepted, output } = await xmlsecVerify(files)
      assert.ok(accepted, `${only}: ${output}`)
    }
  }

  for (const packaging of packagings) {
    const form = formOf(packaging)
    const content = packaging === 'detached' ? document : null

    it(`${packaging}, holds with them, and xmlsec1 says so of each`, async () => {
      const one = signBeside(first, form)
      const two = signBeside(second, form, { earlier: one })
      const three = signBeside(third, form, { earlier: two })
      check(two, { form })
      for (const beside of new Set([content, document])) assert.deepEqual(toldOf(three, beside), [good, good, good])
      await assertAccepted(three, { count: 3 })
      const own = (signed: Bytes): string => fromUtf8(signed).replace(/^<\?xml.*\n/, '')
      assert.ok(fromUtf8(two).includes(own(one)), 'every byte of theirs stays')
      assert.ok(fromUtf8(three).startsWith(fromUtf8(two).replace('</Signatures>', '')))
    })

    it(`${packaging}, does not hold for another document, and does not make another one hold`, () => {
      const both = signBeside(second, form, { earlier: signBeside(first, form, { content: other }) })
      const changed = { ...good, valid: false, reasons: ['contentChanged'] }
      const parts = packaging === 'enveloping' ? { covers: 'part' } : {}
      assert.deepEqual(toldOf(both, document), [
        { ...changed, ...parts },
        { ...good, ...parts },
      ])
      assert.deepEqual(toldOf(both, other), [
        { ...good, ...parts },
        { ...changed, ...parts },
      ])
    })
  }

  it('stands beside one of the other packaging', async () => {
    for (const [one, two] of [packagings, packagings.toReversed()]) {
      const both = signBeside(second, formOf(two ?? assert.fail()), {
        earlier: signBeside(first, formOf(one ?? assert.fail())),
      })
      assert.deepEqual(toldOf(both, document), [good, good])
      await assertAccepted(both, { count: 2 })
    }
  })

  it('leaves one that another program made in an inclusive form as it was, with what stands around it', async () => {
    const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
    const template =
      `<Signature Id="theirs" xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="${inclusive}"/>` +
      '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI="p">' +
      '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference></SignedInfo><SignatureValue/>' +
      '<KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature>'
    const made = await xmlsecSign(template, { signer: second, beside: { p: document } })
    // Nobody signs which issuers are told of.
    const issuers = second.chain.map(der => `<X509Certificate>${Buffer.from(der).toString('base64')}</X509Certificate>`)
    const theirs = made.replace(/^<\?xml.*\n/, '').replace('</X509Data>', `${issuers.join('')}</X509Data>`)
    const earlier = utf8(`\ufeff<?xml version="1.0" standalone="yes"?>\n<!-- theirs -->${theirs}`)
    const validIn = (signed: Bytes) => toldOf(signed, document).map(({ valid }) => valid)
    assert.deepEqual(validIn(earlier), [true])
    const both = signBeside(first, formOf('detached'), { earlier })
    assert.deepEqual(validIn(both), [true, true])
    await assertAccepted(both, { ids: ['theirs', ...idsIn(both)], count: 2 })
  })

  it('stands in the list of a container as well, and in no other file', () => {
    const one = fromUtf8(signBeside(first, formOf('detached'))).replace(/^<\?xml.*\n/, '')
    const list = '<a:XAdESSignatures xmlns:a="http://uri.etsi.org/02918/v1.2.1#">'
    const earlier = utf8(`${list}\n${one}<!-- x --></a:XAdESSignatures>`)
    assert.deepEqual(toldOf(signBeside(second, formOf('detached'), { earlier }), document), [good, good])
    const unfit = { code: 'BAD_PARAMS', details: { reason: 'earlierPackaging' } }
    for (const text of [
      makeXades(first, { parallel: true }),
      utf8(`<Signatures a="1">${one}</Signatures>`),
      utf8(`<Signatures>${one}<order/></Signatures>`),
      utf8(`<Signatures>9${one}</Signatures>`),
      utf8(`<Signatures xmlns="urn:x">${one}</Signatures>`),
      utf8(`<Others>${one}</Others>`),
    ]) {
      assert.throws(() => check(text), unfit)
    }
  })

  it('is not put where it would break an earlier one, beside so many as a file may have, or where nobody could read them', () => {
    const whole = fromUtf8(signBeside(first, formOf('detached'))).replace('URI="p"', 'URI=""')
    assert.throws(() => check(utf8(whole)), { code: 'BAD_PARAMS', details: { reason: 'earlierSignature' } })
    const one = fromUtf8(signBeside(first, formOf('detached'))).replace(/^<\?xml.*\n/, '')
    const [id = ''] = idsIn(utf8(one))
    const many = (count: number): Bytes =>
      utf8(
        `<Signatures>${Array.from({ length: count }, (_, at) => one.replaceAll(id, `${id}-${at}`)).join('')}</Signatures>`,
      )
    check(many(limits.certificates - 1))
    assert.throws(() => check(many(limits.certificates)), { code: 'BAD_PARAMS', details: { reason: 'tooManySigners' } })
    const large = { size: limits.xmlBytes }
    check(utf8(one), large)
    check(utf8(one), { form: formOf('enveloping'), ...large })
    const long = utf8(one.replace('</ds:Signature>', `${' '.repeat(3 * 1024 * 1024)}</ds:Signature>`))
    check(long, large)
    assert.throws(() => check(long, { form: formOf('enveloping'), ...large }), { code: 'TOO_LARGE' })
  })

  it('around a copy is of part of the file alone where the copies differ, in one letter or in their form', () => {
    const two = fromUtf8(signBeside(second, formOf('enveloping'), { earlier: signBeside(first, formOf('enveloping')) }))
    const text = Buffer.from(document).toString('base64')
    const at = two.lastIndexOf(text)
    const bent = (piece: string): Bytes => utf8(two.slice(0, at) + piece + two.slice(at + text.length))
    const coversOf = (signed: Bytes) => toldOf(signed, null).map(({ covers }) => covers)
    assert.deepEqual(coversOf(utf8(two)), ['document', 'document'])
    for (const piece of [text.toLowerCase(), `${text}<a/>`, ''])
      assert.deepEqual(coversOf(bent(piece)), ['part', 'part'])
    const encoded = ' Encoding="http://www.w3.org/2000/09/xmldsig#base64"'
    const plain = two.lastIndexOf(encoded)
    assert.deepEqual(coversOf(utf8(two.slice(0, plain) + two.slice(plain + encoded.length))), ['part', 'part'])
    assert.deepEqual(coversOf(utf8(two.replace('<Signatures>', '<Signatures><order/>'))), ['part', 'part'])
  })
})
