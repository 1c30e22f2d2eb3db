/** The roles in which signers say to sign, as other programs write them. */
import assert from 'node:assert/strict'
import { compareEncodings, context, oid, sequence, setOf, utf8String } from '../../../host/pki/der.ts'
import { formats } from '../../../host/pki/formats.ts'
import { attributeTypes } from '../../../host/pki/cms/identifiers.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { document } from '../../support/make-jws.ts'
import { makeXades, textOf } from '../../support/make-xades.ts'
import { resign } from '../../support/resign.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

const roleAttribute = (...roles: string[]): Bytes => sequence(oid('2.5.4.72'), setOf(...roles.map(utf8String)))

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
