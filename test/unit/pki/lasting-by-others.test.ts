/** Signatures that tell of revocation in places where we do not put it: CAdES-X-L and -A (RFC 5126 section 6.3) and XAdES (ETSI EN 319 132-1 sections 5.4 and 5.5). */
import assert from 'node:assert/strict'
import { der, nullValue, sequence } from '../../../host/pki/der.ts'
import { formats } from '../../../host/pki/formats.ts'
import { boundedInside } from '../../../host/pki/revocation/inside.ts'
import type { RevocationValue } from '../../../host/pki/revocation/revocation-values.ts'
import { serialNumberOf } from '../../../host/pki/revocation/certificate-id.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import type { Bent } from '../../support/bend-certificate.ts'
import { insides, makeContainer } from '../../support/make-container.ts'
import {
  hoursFromNow,
  linkOf,
  listEntry,
  ocspAnswer,
  reasonExtension,
  revocationList,
  revocationWorld,
} from '../../support/make-revocation.ts'
import type { TestSigner } from '../../support/make-signer.ts'
import { makeXades } from '../../support/make-xades.ts'
import { entriesOf, zipOf } from '../../support/make-zip.ts'
import {
  chain,
  issuing,
  ofIssuing,
  ofPerson,
  ofStamper,
  person,
  root,
  signed,
  stamps,
  tokenOver,
} from '../../support/path-world.ts'
import {
  attribute,
  basicIn,
  certificateValuesType,
  revocationValuesOf,
  revocationValuesType,
  withUnsigned,
} from '../../support/with-unsigned.ts'

const world = revocationWorld()
/** Of the hour of the time stamp, and over since. */
const then = { thisUpdate: hoursFromNow(-3), nextUpdate: hoursFromNow(-1), producedAt: hoursFromNow(-3) }
const listBy = (by: Bent, entries: readonly Bytes[] = []): Bytes => revocationList(world, { by, ...then, entries })
const answerOn = ({ certificate, issuer }: { certificate: Pick<Bent, 'certificate'>; issuer: Bent }): Bytes =>
  ocspAnswer(world, {
    by: issuer,
    certificates: [],
    about: { certificate: linkOf(certificate), issuer: linkOf(issuer) },
    ...then,
  })
const [ofSigner, ofIssuer, ofAuthority] = [listBy(issuing), listBy(root), listBy(stamps.issuer)]
const lists = [ofSigner, ofIssuer, ofAuthority]
const answers = [ofPerson, ofIssuing, ofStamper].map(answerOn)
const basics = answers.map(basicIn)
const personRevoked = listBy(issuing, [
  listEntry(serialNumberOf(linkOf(person)), hoursFromNow(-2.5), reasonExtension(1)),
])
const listsAlone = (...some: readonly Uint8Array[]): Bytes =>
  attribute(revocationValuesType, revocationValuesOf(some, []))

const about = { content: null, roots: [root.certificate], timestampRoots: [stamps.root] }
const verdict = ({ level, valid, reasons }: VerifiedSigner): unknown[] => [level, valid, reasons]
function read(format: 'cms' | 'xades' | 'asice', made: Bytes): VerifiedSigner {
  const [found, ...others] = formats[format].verify({ ...about, signed: made, now: new Date() })
  assert.equal(others.length, 0)
  return found ?? assert.fail()
}
const lasting = ['B-LT', true, []]
const stamped = ['B-T', true, []]

describe('a CMS beside whose signer it is told of revocation', () => {
  const told = (...attributes: readonly Bytes[]): VerifiedSigner => read('cms', withUnsigned(signed(), ...attributes))

  for (const [what, values] of Object.entries({
    lists: revocationValuesOf(lists, []),
    responses: revocationValuesOf([], basics),
    'responses as they came': revocationValuesOf([], answers),
    'lists and responses': revocationValuesOf(lists.slice(0, 2), basics.slice(2)),
  })) {
    it(`has level B-LT by ${what}`, () => {
      const found = told(attribute(revocationValuesType, values))
      assert.deepEqual(verdict(found), lasting)
      const { revocation, timestamp } = found
      assert.deepEqual([revocation.status, timestamp?.revocation.status], ['good', 'good'])
    })
  }

  it('has level B-LT by several attributes, and by what the time stamp holds of its own authority', () => {
    assert.deepEqual(verdict(told(listsAlone(ofSigner), listsAlone(ofIssuer), listsAlone(ofAuthority))), lasting)
    const own = signed({ bendToken: token => withUnsigned(token, listsAlone(ofAuthority)) })
    assert.deepEqual(verdict(read('cms', own)), stamped)
    assert.deepEqual(verdict(read('cms', withUnsigned(own, listsAlone(ofSigner, ofIssuer)))), lasting)
  })

  it('is whole with issuers that stand there alone', () => {
    const without = signed({ issuers: [] })
    assert.deepEqual(read('cms', without).reasons, ['chainBroken'])
    const values = attribute(certificateValuesType, sequence(issuing.certificate))
    assert.deepEqual(verdict(read('cms', withUnsigned(without, values))), stamped)
    assert.deepEqual(verdict(read('cms', withUnsigned(without, values, listsAlone(...lists)))), lasting)
  })

  it('keeps its level among references and archive time stamps', () => {
    const token = tokenOver(utf8('an archive'))
    const others = ['1.2.840.113549.1.9.16.2.27', '1.2.840.113549.1.9.16.2.48', '0.4.0.1733.2.4'].map(type =>
      attribute(type, token),
    )
    const references = ['1.2.840.113549.1.9.16.2.21', '1.2.840.113549.1.9.16.2.22'].map(type =>
      attribute(type, sequence()),
    )
    assert.deepEqual(verdict(told(...references, listsAlone(...lists), ...others)), lasting)
  })

  it('is not valid where it tells that the signer was revoked by then, whatever stands beside that', () => {
    const found = told(attribute(revocationValuesType, revocationValuesOf([personRevoked], [])))
    assert.deepEqual(verdict(found), ['B-T', false, ['certificateRevoked']])
    const both = read('cms', withUnsigned(signed(), listsAlone(...lists), listsAlone(personRevoked)))
    assert.deepEqual(verdict(both), ['B-T', false, ['certificateRevoked']])
  })

  const many = Array.from({ length: limits.revocationValues / 2 }, () => listsAlone(ofSigner))
  it('has level B-T where it cannot be read, is not all there, or stands behind more than a signature needs', () => {
    for (const attributes of [
      [attribute(revocationValuesType, nullValue)],
      [attribute(revocationValuesType, der(0x30, Uint8Array.of(1, 2, 3)))],
      [attribute(certificateValuesType, nullValue), listsAlone(ofSigner, ofIssuer)],
      [listsAlone(...Array.from({ length: limits.revocationValues }, () => ofSigner), ofIssuer, ofAuthority)],
      [...many, ...many, listsAlone(ofIssuer, ofAuthority)],
    ])
      assert.deepEqual(verdict(told(...attributes)), stamped)
    const issuers = Array.from({ length: limits.certificatesInside }, () => root.certificate)
    const tooMany = attribute(certificateValuesType, sequence(...issuers, issuing.certificate))
    assert.deepEqual(read('cms', withUnsigned(signed({ issuers: [] }), tooMany)).reasons, ['chainBroken'])
  })

  it('is judged by no more bytes than a signature needs', () => {
    const value = (length: number): RevocationValue => ({ kind: 'list', value: new Uint8Array(length) })
    const whole = [value(limits.revocationInside - 10), value(10)]
    const { values } = boundedInside([
      { certificates: [], values: whole },
      { certificates: [], values: [value(1)] },
    ])
    assert.deepEqual(values, whole)
  })
})

describe('an XML signature that tells of revocation', () => {
  const signer: TestSigner = {
    ...person,
    algorithm: 'P-256',
    signatureAlgorithm: 'ECDSA-SHA256',
    certificate: person.certificate,
    chain: [],
    sign: () => assert.fail('signed by its key'),
  }
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  const encapsulated = (name: string, values: readonly Uint8Array[]): string =>
    values.map(value => `<xades:Encapsulated${name}>${base64(value)}</xades:Encapsulated${name}>`).join('')
  const issuers = `<xades:CertificateValues>${encapsulated('X509Certificate', [issuing.certificate])}</xades:CertificateValues>`
  const values = (some: { lists?: readonly Uint8Array[]; answers?: readonly Uint8Array[] }): string =>
    `<xades:RevocationValues><xades:CRLValues>${encapsulated('CRLValue', some.lists ?? [])}</xades:CRLValues>` +
    `<xades:OCSPValues>${encapsulated('OCSPValue', some.answers ?? [])}</xades:OCSPValues></xades:RevocationValues>`
  const ofTimestamp = (inside: string, name = 'TimeStampValidationData'): string =>
    `<n:${name} xmlns:n="http://uri.etsi.org/01903/v1.4.1#">${inside}</n:${name}>`
  const made = fromUtf8(makeXades(signer, { timestamp: tokenOver }))
  const holding = (inside: string): Bytes =>
    utf8(made.replace('</xades:UnsignedSignatureProperties>', tag => inside + tag))
  const told = (inside: string): unknown[] => verdict(read('xades', holding(inside)))

  it('has level B-LT by lists, by responses, and by what is of the time stamp', () => {
    assert.deepEqual(told(''), ['B-T', false, ['chainBroken']])
    assert.deepEqual(told(issuers), stamped)
    for (const inside of [
      values({ lists }),
      values({ answers }),
      values({ answers: basics }),
      values({ lists: [ofSigner], answers: answers.slice(1) }),
      values({ lists: [ofSigner, ofIssuer] }) + ofTimestamp(values({ lists: [ofAuthority] })),
      values({ lists: [ofSigner, ofIssuer] }) + ofTimestamp(values({ lists: [ofAuthority] }), 'AnyValidationData'),
    ])
      assert.deepEqual(told(issuers + inside), lasting)
    const { revocation, timestamp } = read('xades', holding(issuers + values({ answers })))
    assert.deepEqual(revocation, { status: 'good', source: 'OCSP', toldBy: 'Issuing', embedded: true })
    assert.equal(timestamp?.revocation.status, 'good')
  })

  it('has level B-T where it is not told of everybody, or not in what can be read', () => {
    for (const inside of [
      values({ lists: [ofSigner, ofIssuer] }),
      values({ lists: [ofSigner, ofAuthority] }),
      values({ answers: answers.slice(1) }),
      values({ lists: [utf8('list'), ofIssuer, ofAuthority] }),
      values({ answers: [utf8('answer'), ...answers.slice(1)] }),
      values({ lists }).replaceAll('</xades:EncapsulatedCRLValue>', '?</xades:EncapsulatedCRLValue>'),
      values({ lists: [...Array.from({ length: limits.revocationValues }, () => ofSigner), ofIssuer, ofAuthority] }),
    ])
      assert.deepEqual(told(issuers + inside), stamped)
  })

  it('is not valid where it tells that the signer was revoked by then', () => {
    const found = read('xades', holding(issuers + values({ lists: [...lists, personRevoked] })))
    assert.deepEqual(verdict(found), ['B-T', false, ['certificateRevoked']])
    assert.equal(found.revocation.status, 'revoked')
  })

  it('is told of alike in a container, with either kind of signature', () => {
    const bend = { cades: (p7s: Uint8Array) => withUnsigned(p7s, listsAlone(...lists)), xades: holdingLists }
    for (const inside of insides) {
      const made = makeContainer({ ...signer, chain }, { inside, timestamp: tokenOver })
      assert.deepEqual(verdict(read('asice', made)), stamped)
      const entries = entriesOf(made).map(entry =>
        /signatures?\.(p7s|xml)$/.test(entry.name) ? { ...entry, content: bend[inside](entry.content) } : entry,
      )
      assert.deepEqual(verdict(read('asice', zipOf(entries))), lasting, inside)
    }
  })

  function holdingLists(xml: Uint8Array): Bytes {
    return utf8(fromUtf8(xml).replace('</xades:UnsignedSignatureProperties>', tag => values({ lists }) + tag))
  }
})
