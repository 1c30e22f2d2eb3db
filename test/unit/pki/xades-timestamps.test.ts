/** Time stamps in XML signatures (ETSI EN 319 132-1 section 5.3), as others may write them and as they may be bent. */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { TimestampReason, VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { timestampInfo, timestampSource, timestampToken } from '../../support/make-timestamp.ts'
import { makeXades, textOf, xades } from '../../support/make-xades.ts'

const source = timestampSource()
const tokenOf = (stamped: string | Bytes, time?: string): Bytes => {
  const octets = typeof stamped === 'string' ? utf8(stamped) : stamped
  return timestampToken(source, timestampInfo(octets, time === undefined ? {} : { time }))
}
const base64 = (token: Uint8Array): string => Buffer.from(token).toString('base64')
const method = (algorithm: string, inside = ''): string =>
  `<ds:CanonicalizationMethod Algorithm="${algorithm}">${inside}</ds:CanonicalizationMethod>`
const encapsulated = (token: Uint8Array): string =>
  `<xades:EncapsulatedTimeStamp>${base64(token)}</xades:EncapsulatedTimeStamp>`
const element = (inside: string): string => `<xades:SignatureTimeStamp>${inside}</xades:SignatureTimeStamp>`

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const ds = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
/** What the payment has in scope beside `ds`. */
const around = 'xmlns:p="urn:payment" xmlns:unused="urn:u"'

describe('time stamps in XML signatures', () => {
  let authority: Authority
  let signer: TestSigner
  let signed: string
  let value: string

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    signed = textOf(makeXades(signer, { timestamp: stamped => tokenOf(stamped) }))
    value = /<ds:SignatureValue>([^<]*)/.exec(signed)?.[1] ?? assert.fail()
  })

  const verifyAll = (text: string): VerifiedSigner[] =>
    xades.verify({
      signed: utf8(text),
      content: null,
      roots: [authority.root],
      timestampRoots: [source.root],
      now: new Date(),
    })
  function verify(text: string): VerifiedSigner {
    const [found] = verifyAll(text)
    assert.deepEqual([found?.valid, found?.reasons], [true, []])
    return found ?? assert.fail()
  }
  const told = (text: string): unknown => {
    const { level, timestamp } = verify(text)
    return [level, timestamp && timestamp.reasons]
  }
  const good = ['B-T', []]
  const broken = (...reasons: TimestampReason[]): unknown => ['B-B', reasons]
  /** With something else in the place of our time stamp. */
  const having = (inside: string): string =>
    signed.replace(/<xades:SignatureTimeStamp[^]*<\/xades:SignatureTimeStamp>/, () => inside)
  const octets = (namespaces = ds): string => `<ds:SignatureValue ${namespaces}>${value}</ds:SignatureValue>`

  it('name the canonical form of the value that they are of', () => {
    assert.match(signed, /<xades:SignatureTimeStamp Id="s-[\da-f]{32}-timestamp"><ds:CanonicalizationMethod /)
    assert.deepEqual(told(having(element(method(exclusive) + encapsulated(tokenOf(octets()))))), good)
  })

  it('are read in the other canonical forms, and in the plain one where none is named', () => {
    for (const form of ['', method(inclusive), method('http://www.w3.org/2006/12/xml-c14n11')]) {
      assert.deepEqual(told(having(element(form + encapsulated(tokenOf(octets(`${ds} ${around}`)))))), good)
      assert.deepEqual(told(having(element(form + encapsulated(tokenOf(octets()))))), broken('imprintWrong'))
    }
    const listed = method(exclusive, `<e:InclusiveNamespaces xmlns:e="${exclusive}" PrefixList="p"/>`)
    const withList = octets(`${ds} xmlns:p="urn:payment"`)
    assert.deepEqual(told(having(element(listed + encapsulated(tokenOf(withList))))), good)
  })

  it('hold no more when they name a form that nobody knows, or say themselves what they are of', () => {
    const token = encapsulated(tokenOf(octets()))
    assert.deepEqual(told(having(element(method('urn:form') + token))), broken('algorithmUnsupported'))
    const include = '<xades:Include URI="#payee"/>'
    assert.deepEqual(told(having(element(include + method(exclusive) + token))), broken('unreadable'))
  })

  it('are told of as unreadable where they are cut, are no base64, or are in XML', () => {
    const token = tokenOf(octets())
    for (const inside of [
      encapsulated(token.subarray(0, 300)),
      encapsulated(new Uint8Array()),
      '<xades:EncapsulatedTimeStamp>?</xades:EncapsulatedTimeStamp>',
      '<xades:EncapsulatedTimeStamp><a/></xades:EncapsulatedTimeStamp>',
      '<xades:XMLTimeStamp><a/></xades:XMLTimeStamp>',
      encapsulated(token).replaceAll('EncapsulatedTimeStamp', 'XMLTimeStamp'),
      '',
    ])
      assert.deepEqual(told(having(element(method(exclusive) + inside))), broken('unreadable'), inside)
    assert.deepEqual(told(having(element(`text${method(exclusive)}${encapsulated(token)}`))), broken('unreadable'))
  })

  it('count by the earliest that holds, whichever stands first, and by no more than a few', () => {
    const early = new Date(Date.now() - 180_000).toISOString().replace(/[-:T]|\.\d+/g, '')
    const [late, first, wrong] = [tokenOf(octets()), tokenOf(octets(), early), tokenOf('x', early)]
    const together = element(method(exclusive) + [wrong, late, first].map(encapsulated).join(''))
    const apart = [wrong, late, first].map(token => element(method(exclusive) + encapsulated(token))).join('')
    for (const text of [together, apart]) {
      const { level, timestamp } = verify(having(text))
      assert.equal(level, 'B-T')
      assert.equal(timestamp?.time?.toISOString().replace(/[-:T]|\.\d+/g, ''), early)
    }
    const many = element(method(exclusive) + encapsulated(wrong)).repeat(limits.timestamps)
    assert.deepEqual(told(having(many + element(method(exclusive) + encapsulated(late)))), broken('imprintWrong'))
  })

  it('stand beside what is not known, which changes nothing and stays as it is', () => {
    const unknown = '<x:Later xmlns:x="urn:x"><!-- ? -->1</x:Later>'
    const timestamp = (stamped: Bytes): Bytes => tokenOf(stamped)
    const once = textOf(makeXades(signer, { parallel: true, timestamp })).replace(
      '</xades:UnsignedSignatureProperties>',
      tag => unknown + tag,
    )
    assert.deepEqual(told(once), good)
    const twice = textOf(makeXades(signer, { parallel: true, timestamp, document: utf8(once) }))
    assert.ok(twice.startsWith(once.slice(0, once.lastIndexOf('</p:payment>'))))
    assert.deepEqual(
      verifyAll(twice).map(({ level, valid }) => [level, valid]),
      [
        ['B-T', true],
        ['B-T', true],
      ],
    )
  })

  it('are of their own signature alone, wherever they are put', () => {
    const one = makeXades(signer, { parallel: true, timestamp: stamped => tokenOf(stamped) })
    const other = textOf(makeXades(signer, { parallel: true, document: one }))
    const [stamp = assert.fail()] = /<xades:UnsignedProperties>[^]*<\/xades:UnsignedProperties>/.exec(textOf(one)) ?? []
    const at = other.lastIndexOf('</xades:QualifyingProperties>')
    const moved = other.slice(0, at) + stamp + other.slice(at)
    assert.deepEqual(
      verifyAll(moved).map(({ level, timestamp }) => [level, timestamp?.reasons]),
      [good, broken('imprintWrong')],
    )
  })
})
