/**
 * CMS SignedData put together piece by piece with asn1js, good unless one piece is bent. Nothing of the host's own
 * formats is used, so that a fault there is not repeated here.
 */
import { createHash, sign, type SigningOptions } from 'node:crypto'
import * as asn1js from 'asn1js'
import { Certificate } from 'pkijs'
import type { TestSigner } from './make-signer.ts'

type Der = Uint8Array<ArrayBuffer>

/** Names as of node:crypto, and identifiers of the hash and of the signature with an RSA and an EC key. */
export const cmsHashes = {
  md5: { digest: '1.2.840.113549.2.5', rsa: '1.2.840.113549.1.1.4', ec: '' },
  sha224: { digest: '2.16.840.1.101.3.4.2.4', rsa: '1.2.840.113549.1.1.14', ec: '1.2.840.10045.4.3.1' },
  'sha3-256': { digest: '2.16.840.1.101.3.4.2.8', rsa: '2.16.840.1.101.3.4.3.14', ec: '2.16.840.1.101.3.4.3.10' },
  sha1: { digest: '1.3.14.3.2.26', rsa: '1.2.840.113549.1.1.5', ec: '1.2.840.10045.4.1' },
  sha256: { digest: '2.16.840.1.101.3.4.2.1', rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' },
  sha384: { digest: '2.16.840.1.101.3.4.2.2', rsa: '1.2.840.113549.1.1.12', ec: '1.2.840.10045.4.3.3' },
}

export interface Bend {
  hash?: keyof typeof cmsHashes
  /** The hash that the signature's identifier speaks of. */
  statedHash?: keyof typeof cmsHashes
  /** DER of each attribute, in the order in which they shall stand; given good. */
  attributes?: (good: Record<AttributeName, Der>) => Der[]
  /** What is signed, from the attributes as sent under SET; given what DER wants. */
  toBeSigned?: (sent: Der) => Uint8Array
  /** No signed attributes at all: the content itself is signed. */
  bare?: boolean
  /** What `messageDigest` is taken of. */
  digested?: Uint8Array
  signature?: (der: Der) => Uint8Array
  /** DER of signatureAlgorithm, and what node:crypto is told beside the key. */
  signatureAlgorithm?: Uint8Array | null
  signing?: SigningOptions
  certificates?: Uint8Array[]
  /** The certificate whose issuer and serial number stand in the signerInfo. */
  sid?: Uint8Array
  /** The signer by this instead: subjectKeyIdentifier. */
  keyIdentifier?: Uint8Array | null
  /** AlgorithmIdentifier in `digestAlgorithms`, and in the signerInfo; given the good one. */
  announced?: (good: asn1js.Sequence) => asn1js.BaseBlock
  digestAlgorithm?: (good: asn1js.Sequence) => asn1js.BaseBlock
  /** What is inside; `null`: detached. */
  content?: Uint8Array | null
  contentType?: string
  /** How often the signerInfo stands there. */
  signers?: number
}

export type AttributeName = 'contentType' | 'messageDigest' | 'signingTime' | 'signingCertificate'

const data = '1.2.840.113549.1.7.1'
const attributeOids: Record<AttributeName | 'oldSigningCertificate', string> = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  oldSigningCertificate: '1.2.840.113549.1.9.16.2.12',
}

const encode = (block: asn1js.BaseBlock): Der => new Uint8Array(block.toBER())
const parse = (der: Uint8Array): asn1js.AsnType => asn1js.fromBER(new Uint8Array(der)).result
const oid = (value: string): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value })
const octets = (valueHex: Uint8Array): asn1js.OctetString =>
  new asn1js.OctetString({ valueHex: new Uint8Array(valueHex) })
const sequence = (...value: asn1js.BaseBlock[]): asn1js.Sequence => new asn1js.Sequence({ value })
const context = (tagNumber: number, ...value: asn1js.BaseBlock[]): asn1js.Constructed =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value })

export const makeAttribute = (name: AttributeName | 'oldSigningCertificate', ...value: asn1js.BaseBlock[]): Der =>
  encode(sequence(oid(attributeOids[name]), new asn1js.Set({ value })))

/** `issuerSerial`: the certificate whose issuer and serial number are told. */
export const signingCertificateOf = (certificate: Uint8Array, issuerSerial?: Uint8Array): Der =>
  makeAttribute('signingCertificate', essIdentifier(createHash('sha256').update(certificate).digest(), issuerSerial))

/** The first version of the attribute, which knows SHA-1 alone. */
export const oldSigningCertificateOf = (certificate: Uint8Array, issuerSerial?: Uint8Array): Der =>
  makeAttribute('oldSigningCertificate', essIdentifier(createHash('sha1').update(certificate).digest(), issuerSerial))

/** By another hash than SHA-256, which is named then. */
export const signingCertificateBy = (hash: 'sha512' | 'sha224', certificate: Uint8Array): Der =>
  makeAttribute(
    'signingCertificate',
    sequence(sequence(sequence(sequence(oid(essHashes[hash])), octets(createHash(hash).update(certificate).digest())))),
  )

const essHashes = { sha512: '2.16.840.1.101.3.4.2.3', sha224: '2.16.840.1.101.3.4.2.4' }

function essIdentifier(digest: Uint8Array, issuerSerial?: Uint8Array): asn1js.Sequence {
  if (!issuerSerial) return sequence(sequence(sequence(octets(digest))))
  const { issuer, serialNumber } = Certificate.fromBER(new Uint8Array(issuerSerial))
  const named = sequence(sequence(context(4, issuer.toSchema())), serialNumber)
  return sequence(sequence(sequence(octets(digest), named)))
}

/** A good attached signature of the content, but for what is bent. */
export function buildCms(signer: TestSigner, content: Uint8Array, bend: Bend = {}): Der {
  const plan = { ...goodPlan(signer, content, bend.hash ?? 'sha256'), ...bend }
  const digestAlgorithm = sequence(oid(cmsHashes[plan.hash].digest))
  const signedData = sequence(
    new asn1js.Integer({ value: 1 }),
    new asn1js.Set({ value: [plan.announced(digestAlgorithm)] }),
    sequence(oid(plan.contentType), ...(plan.content ? [context(0, octets(plan.content))] : [])),
    context(0, ...plan.certificates.map(parse)),
    new asn1js.Set({ value: Array.from({ length: plan.signers }, () => makeSignerInfo(signer, content, plan)) }),
  )
  return encode(sequence(oid('1.2.840.113549.1.7.2'), context(0, signedData)))
}

type Plan = Required<Bend>

const goodPlan = (signer: TestSigner, content: Uint8Array, hash: keyof typeof cmsHashes): Plan => ({
  hash,
  statedHash: hash,
  attributes: good => sortAttributes(Object.values(good)),
  toBeSigned: sent => sent,
  bare: false,
  digested: content,
  signature: der => der,
  signatureAlgorithm: null,
  signing: {},
  certificates: [signer.certificate, ...signer.chain],
  sid: signer.certificate,
  keyIdentifier: null,
  announced: same => same,
  digestAlgorithm: same => same,
  content,
  contentType: data,
  signers: 1,
})

function makeSignerInfo(signer: TestSigner, content: Uint8Array, plan: Plan): asn1js.Sequence {
  const sent = encodeAttributes(plan.attributes(makeAttributes(signer, plan)))
  const key = { key: signer.privateKey, ...plan.signing }
  const signature = sign(plan.hash, plan.bare ? content : plan.toBeSigned(sent), key)
  const family = signer.algorithm.startsWith('RSA') ? 'rsa' : 'ec'
  return sequence(
    new asn1js.Integer({ value: 1 }),
    plan.keyIdentifier ? keyIdentifier(plan.keyIdentifier) : issuerAndSerialNumber(plan.sid),
    plan.digestAlgorithm(sequence(oid(cmsHashes[plan.hash].digest))),
    ...(plan.bare ? [] : [parse(Uint8Array.of(0xa0, ...sent.subarray(1)))]),
    plan.signatureAlgorithm ? parse(plan.signatureAlgorithm) : sequence(oid(cmsHashes[plan.statedHash][family])),
    octets(plan.signature(new Uint8Array(signature))),
  )
}

const makeAttributes = (signer: TestSigner, { hash, digested }: Plan): Record<AttributeName, Der> => ({
  contentType: makeAttribute('contentType', oid(data)),
  signingTime: makeAttribute('signingTime', new asn1js.UTCTime({ valueDate: new Date() })),
  messageDigest: makeAttribute('messageDigest', octets(createHash(hash).update(digested).digest())),
  signingCertificate: signingCertificateOf(signer.certificate),
})

export const sortAttributes = (attributes: readonly Der[]): Der[] => attributes.toSorted((a, b) => Buffer.compare(a, b))

export const encodeAttributes = (attributes: readonly Der[]): Der =>
  encode(new asn1js.Set({ value: attributes.map(parse) }))

const keyIdentifier = (bytes: Uint8Array): asn1js.Primitive =>
  new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: new Uint8Array(bytes) })

function issuerAndSerialNumber(certificate: Uint8Array): asn1js.Sequence {
  const { issuer, serialNumber } = Certificate.fromBER(new Uint8Array(certificate))
  return sequence(issuer.toSchema(), serialNumber)
}
