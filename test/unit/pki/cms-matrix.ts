/** The table of signatures that are wrong in one place each, and what the verifier must say of them (T36). */
import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { ecdsaFromDer, ecdsaToDer } from '../../../host/pki/ecdsa-signature.ts'
import { concat, fromHex, toHex, type Bytes } from '../../../shared/bytes.ts'
import { encodeAttributes, makeAttribute, oldSigningCertificateOf, sortAttributes } from '../../support/build-cms.ts'
import { namingMatrix } from './cms-naming-matrix.ts'
import { attributesWrong, document, otherDocument, sortedWith, type Row } from './cms-row.ts'

const digest = (content: Uint8Array): asn1js.OctetString =>
  new asn1js.OctetString({ valueHex: new Uint8Array(createHash('sha256').update(content).digest()) })
const otherDigest = makeAttribute('messageDigest', digest(otherDocument))
const dataType = (): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

/** P-256: another valid signature from a valid one, by anybody. */
function negated(der: Uint8Array): Bytes {
  const raw = toHex(ecdsaFromDer(der, 32))
  const s = (order - BigInt(`0x${raw.slice(64)}`)).toString(16).padStart(64, '0')
  return ecdsaToDer(fromHex(raw.slice(0, 64) + s), 32)
}

/** A zero before r that its sign does not need. */
const padded = (der: Uint8Array): Bytes =>
  concat([Uint8Array.of(0x30, (der[1] ?? 0) + 1, 0x02, (der[3] ?? 0) + 1, 0), der.subarray(4)])

export const matrix: Record<string, Row> = {
  'good, attached': { reasons: [], bend: {} },
  'good, attached, and the same document given': { reasons: [], bend: {}, given: document },
  'good, detached': { reasons: [], bend: { content: null }, given: document },
  'detached, document not given': { reasons: ['contentMissing'], bend: { content: null } },
  'detached, another document given': {
    reasons: ['contentChanged'],
    bend: { content: null },
    given: otherDocument,
  },
  'attached, another document given': { reasons: ['contentChanged'], bend: {}, given: otherDocument },
  'content changed by a byte': { reasons: ['contentChanged'], bend: { content: otherDocument } },
  'signedAttrs not DER-sorted, signed as sent': attributesWrong(good =>
    sortAttributes(Object.values(good)).toReversed(),
  ),
  'signedAttrs sent reversed, signed over the sorted form': {
    ...attributesWrong(good => sortAttributes(Object.values(good)).toReversed()),
    reasons: ['attributesWrong', 'signatureWrong'],
    bend: {
      attributes: good => sortAttributes(Object.values(good)).toReversed(),
      toBeSigned: sent => encodeAttributes(sortAttributes(membersOf(sent))),
    },
  },
  'signed over the [0] tag instead of SET': {
    reasons: ['signatureWrong'],
    bend: { toBeSigned: sent => Uint8Array.of(0xa0, ...sent.subarray(1)) },
  },
  'two messageDigest attributes': attributesWrong(sortedWith(() => ({ more: otherDigest }))),
  'one messageDigest attribute with two values': attributesWrong(
    sortedWith(() => ({ messageDigest: makeAttribute('messageDigest', digest(document), digest(otherDocument)) })),
  ),
  'messageDigest without a value': attributesWrong(
    sortedWith(() => ({ messageDigest: makeAttribute('messageDigest') })),
  ),
  'no messageDigest': attributesWrong(sortedWith(() => ({ messageDigest: undefined }))),
  'no contentType': attributesWrong(sortedWith(() => ({ contentType: undefined }))),
  'two contentType attributes': attributesWrong(
    sortedWith(() => ({
      more: makeAttribute('contentType', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.5' })),
    })),
  ),
  'one attribute twice': attributesWrong(sortedWith(({ signingTime }) => ({ more: signingTime }))),
  'contentType of another type than the content': {
    reasons: ['attributesWrong'],
    level: 'none',
    bend: { contentType: '1.2.840.113549.1.9.16.1.4' },
  },
  'messageDigest that is no OCTET STRING': attributesWrong(
    sortedWith(() => ({ messageDigest: makeAttribute('messageDigest', dataType()) })),
  ),
  'signingTime that is no time': attributesWrong(
    sortedWith(() => ({ signingTime: makeAttribute('signingTime', dataType()) })),
  ),
  'contentType that is no OBJECT IDENTIFIER': attributesWrong(
    sortedWith(() => ({ contentType: makeAttribute('contentType', digest(document)) })),
  ),
  'an attribute that is no SEQUENCE': attributesWrong(
    sortedWith(({ signingTime }) => ({ signingTime: signingTime.with(0, 0x31) })),
  ),
  'a digest that was not announced': {
    reasons: ['algorithmUnsupported'],
    bend: {
      announced: () =>
        new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: '2.16.840.1.101.3.4.2.2' })] }),
    },
  },
  'both of them, and the first one of another certificate': {
    reasons: ['certificateMismatch'],
    level: 'none',
    bend: (_signer, { certificate }) => ({
      attributes: sortedWith(() => ({ more: oldSigningCertificateOf(certificate) })),
    }),
  },
  'no signingTime': {
    reasons: [],
    level: 'none',
    bend: { attributes: sortedWith(() => ({ signingTime: undefined })) },
  },
  'no signedAttrs': { reasons: ['attributesWrong'], level: 'none', bend: { bare: true } },
  'messageDigest of something else': { reasons: ['contentChanged'], bend: { digested: otherDocument } },
  'SHA-1': { reasons: ['algorithmWeak'], bend: { hash: 'sha1' } },
  MD5: { reasons: ['algorithmWeak'], bend: { hash: 'md5' }, only: 'RSA' },
  'SHA-224': { reasons: ['algorithmWeak'], bend: { hash: 'sha224' } },
  'SHA3-256, which is good and which nobody here uses': {
    reasons: ['algorithmUnsupported'],
    bend: { hash: 'sha3-256' },
  },
  'a signature that claims another hash than the digest': {
    reasons: ['algorithmWeak'],
    bend: { statedHash: 'sha384' },
  },
  'a signature by another key': {
    reasons: ['signatureWrong'],
    bend: (signer, stranger) => ({ signature: () => stranger.sign(signer.certificate) }),
  },
  'a signature with a bit flipped': {
    reasons: ['signatureWrong'],
    bend: { signature: der => der.map((octet, index) => (index === 20 ? octet ^ 1 : octet)) },
  },
  'an empty signature': { reasons: ['signatureWrong'], bend: { signature: () => new Uint8Array() } },
  'EC raw r‖s': { reasons: ['signatureWrong'], bend: { signature: der => ecdsaFromDer(der, 32) }, only: 'EC' },
  'EC non-minimal INTEGERs': { reasons: ['signatureWrong'], bend: { signature: padded }, only: 'EC' },
  'EC byte after the signature': {
    reasons: ['signatureWrong'],
    bend: { signature: der => concat([der, Uint8Array.of(0)]) },
    only: 'EC',
  },
  'EC s→n−s, which ECDSA itself allows': { reasons: [], bend: { signature: negated }, only: 'EC' },
  'RSA byte after the signature': {
    reasons: ['signatureWrong'],
    bend: { signature: der => concat([der, Uint8Array.of(0)]) },
    only: 'RSA',
  },
  'no certificate inside': { reasons: ['certificateMissing'], level: 'none', bend: { certificates: [] } },
  'a signerInfo that points to a certificate which is not there': {
    reasons: ['certificateMissing'],
    level: 'none',
    bend: (_signer, { certificate }) => ({ sid: certificate }),
  },
  'the certificate of another signer': {
    reasons: ['signatureWrong', 'certificateMismatch'],
    level: 'none',
    bend: (_signer, { certificate, chain }) => ({ sid: certificate, certificates: [certificate, ...chain] }),
  },
  'no intermediate certificates inside': {
    reasons: ['chainBroken'],
    bend: ({ certificate }) => ({ certificates: [certificate] }),
  },
  ...namingMatrix,
}

const membersOf = (set: Uint8Array): Bytes[] =>
  (asn1js.fromBER(new Uint8Array(set)).result as asn1js.Set).valueBlock.value.map(
    member => new Uint8Array(member.toBER()),
  )
