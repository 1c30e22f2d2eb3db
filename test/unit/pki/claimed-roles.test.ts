/** The roles in which signers say to sign, as we write them and as other programs do. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { compactVerify } from 'jose'
import { compareEncodings, context, oid, sequence, setOf, utf8String } from '../../../host/pki/der.ts'
import type { Form } from '../../../host/pki/format.ts'
import { formats } from '../../../host/pki/formats.ts'
import { attributeTypes } from '../../../host/pki/cms/identifiers.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { document, makeJws } from '../../support/make-jws.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { makeXades, payment, textOf } from '../../support/make-xades.ts'
import { cmsVerifiers, openssl } from '../../support/openssl.ts'
import { resign } from '../../support/resign.ts'
import { signBeside } from '../../support/sign-beside.ts'
import { xmlsecVerify } from '../../support/xmlsec.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

const roleAttribute = (...roles: string[]): Bytes => sequence(oid('2.5.4.72'), setOf(...roles.map(utf8String)))

/** As a page may ask for it: what XML and JSON have to escape, and letters beyond the Latin ones. */
const director = 'Директор «Дала» & "A" <әö>'

const forms: readonly Form[] = [
  { format: 'cms', detached: true },
  { format: 'jws' },
  { format: 'jws', serialization: 'json' },
  { format: 'xades', packaging: 'enveloping' },
  { format: 'xades', packaging: 'enveloped' },
  { format: 'pades' },
  { format: 'asice', inside: 'cades' },
  { format: 'asice', inside: 'xades' },
]
const contents = { pades: makePdf(), xades: payment }
const contentOf = ({ format }: Form): Bytes => (format === 'pades' || format === 'xades' ? contents[format] : document)

describe('the roles that a signer claims', () => {
  let authority: Authority
  let signer: TestSigner
  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  function rolesIn(type: 'signerAttributes' | 'signerAttributesV2', value: Bytes) {
    const added = sequence(oid(attributeTypes[type]), setOf(value))
    const attributes = (good: Record<string, Bytes>): Bytes[] =>
      [...Object.values(good), added].toSorted(compareEncodings)
    const signed = buildCms(signer, document, { attributes })
    const [one] = formats.cms.verify({ signed, content: null, roots: [authority.root], now: new Date() })
    assert.deepEqual([one?.valid, one?.reasons], [true, []])
    return one?.roles
  }

  it('are told of a CMS in both versions, in a list or in a sequence of its own', () => {
    const role = roleAttribute('Главный бухгалтер')
    for (const type of ['signerAttributes', 'signerAttributesV2'] as const) {
      assert.deepEqual(rolesIn(type, sequence(context(0, role))), ['Главный бухгалтер'])
      assert.deepEqual(rolesIn(type, sequence(context(0, sequence(role)))), ['Главный бухгалтер'])
    }
    const two = sequence(context(0, sequence(role, roleAttribute('Baş mühasib'))))
    assert.deepEqual(rolesIn('signerAttributesV2', two), ['Главный бухгалтер', 'Baş mühasib'])
  })

  it('are told of XML in both versions', () => {
    const role = '<xades:ClaimedRoles><xades:ClaimedRole> Бас бухгалтер </xades:ClaimedRole></xades:ClaimedRoles>'
    for (const name of ['SignerRole', 'SignerRoleV2']) {
      const end = '</xades:SignedSignatureProperties>'
      const text = textOf(makeXades(signer)).replace(end, `<xades:${name}>${role}</xades:${name}>${end}`)
      const signed = utf8(resign(text, signer))
      const [one] = formats.xades.verify({ signed, content: null, roots: [authority.root], now: new Date() })
      assert.deepEqual([one?.valid, one?.roles], [true, ['Бас бухгалтер']])
    }
  })

  for (const form of forms)
    it(`are signed as the page has them in ${Object.values(form).join(' ')}, and told as they were signed`, () => {
      const content = contentOf(form)
      const rolesOf = (signed: Bytes) => {
        const beside = form.detached ? content : null
        const found = formats[form.format].verify({ signed, content: beside, roots: [authority.root], now: new Date() })
        return found.map(({ valid, level, roles }) => ({ valid, level, roles }))
      }
      for (const [role, roles] of [
        [director, [director]],
        // As long as one may be, in letters of three bytes.
        ['汉'.repeat(limits.roleCharacters), ['汉'.repeat(limits.roleCharacters)]],
        [undefined, undefined],
      ] as const)
        assert.deepEqual(rolesOf(signBeside(signer, { ...form, role }, { content })), [
          { valid: true, level: 'B-B', roles },
        ])
    })

  it('have room in a PDF, as many bytes as they are', () => {
    const lengthOf = (role?: string): number =>
      signBeside(signer, { format: 'pades', role }, { content: contents.pades }).length
    assert.equal(lengthOf(director) - lengthOf(), 2 * utf8(director).length)
  })

  it('are what OpenSSL, GnuTLS, NSS, xmlsec1 and jose accept, and OpenSSL and jose read', async () => {
    const signed = signBeside(signer, { format: 'cms', detached: true, role: director })
    for (const [name, judge] of Object.entries(cmsVerifiers)) {
      const { accepted, output } = await judge({ signed, content: document, root: authority.root })
      assert.ok(accepted, `${name}: ${output}`)
    }
    const { output } = await openssl('asn1parse -inform DER -in signed.p7s', { 'signed.p7s': signed })
    const lines = output.split('\n').map(line => line.replace(/^.*?(?:prim|cons): +/, '').trim())
    const at = lines.findIndex(line => line.endsWith('0.4.0.19122.1.1'))
    assert.deepEqual(
      lines.slice(at + 1, at + 9).map(line => line.replace(/ +/g, ' ')),
      ['SET', 'SEQUENCE', 'cont [ 0 ]', 'SEQUENCE', 'SEQUENCE', 'OBJECT :role', 'SET', `UTF8STRING :${director}`],
    )
    const xml = signBeside(signer, { format: 'xades', packaging: 'enveloped', role: director }, { content: payment })
    const { accepted, output: told } = await xmlsecVerify({ signed: xml, root: authority.root })
    assert.ok(accepted, told)
    const jws = fromUtf8(signBeside(signer, { format: 'jws', role: director }))
    const { protectedHeader } = await compactVerify(jws, new X509Certificate(signer.certificate).publicKey)
    const claimed = [{ mediaType: 'text/plain', encoding: 'binary', qVals: [director] }]
    assert.deepEqual(protectedHeader['srAts'], { claimed })
    assert.equal(protectedHeader.crit, undefined)
  })

  it('are told of a JWS where they are claimed as plain text, and not otherwise', () => {
    const rolesOf = (srAts: unknown) => {
      const header = { alg: 'ES256', x5c: [Buffer.from(signer.certificate).toString('base64')], srAts }
      const signed = utf8(makeJws(signer, { header }))
      const [one] = formats.jws.verify({ signed, content: null, roots: [authority.root], now: new Date() })
      return one?.roles
    }
    const claimed = (...more: object[]) => ({ claimed: more.map(one => ({ qVals: ['a', 'b'], ...one })) })
    for (const how of [{}, { mediaType: 'text/plain', encoding: '8bit' }]) {
      assert.deepEqual(rolesOf(claimed(how)), ['a', 'b'])
    }
    assert.deepEqual(rolesOf(claimed({ encoding: 'base64' }, { qVals: ['c', 1, null] })), ['c'])
    for (const other of [
      claimed({ encoding: 'base64' }, { mediaType: 'text/xml' }, { qVals: 'a' }),
      { certified: [{ qVals: ['a'] }] },
      { claimed: 'a' },
      [null],
      null,
      'a',
      1,
    ])
      assert.equal(rolesOf(other), undefined, JSON.stringify(other))
  })

  it('are none where something else is claimed, or certified, or what is there cannot be read', () => {
    const other = sequence(oid('2.5.4.12'), setOf(utf8String('x')))
    for (const value of [
      sequence(context(0, sequence(other))),
      sequence(context(1, sequence(roleAttribute('x')))),
      sequence(context(0)),
      sequence(context(0, utf8String('x'))),
      utf8String('x'),
    ]) {
      assert.equal(rolesIn('signerAttributesV2', value), undefined)
    }
  })
})
