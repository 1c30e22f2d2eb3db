/** What a person and a program need to know of an X.509 certificate (RFC 5280 section 4), read from its own DER. */
import { hashes, signatureAlgorithms, type SignatureAlgorithm } from './algorithms.ts'
import { fromUtf8, toHex } from './bytes.ts'
import { readBasicConstraints, readExtensions, valueOf } from './certificate-extensions.ts'
import { children, readDer, readOid, type DerNode } from './der.ts'
import { MohurError } from './errors.ts'
import { keyAlgorithmNames, keyAlgorithms, keyFamilies, type KeyAlgorithm, type KeyRow } from './key-algorithms.ts'
import { isAllowed, readKeyRestriction, tokenKeyOf } from './key-restriction.ts'
import { nameAttributeOf } from './names.ts'

/** One attribute of a distinguished name: short name or dotted OID, and its text. */
export interface NamePart {
  type: string
  value: string
}

export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof keyUsages)[number]

export interface CertificateFacts {
  /** Upper-case hexadecimal of the serialNumber's content octets. */
  serialNumber: string
  subject: NamePart[]
  issuer: NamePart[]
  /** DER of the names, for comparing. */
  subjectDer: Uint8Array
  issuerDer: Uint8Array
  notBefore: Date
  notAfter: Date
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
  /** The same as tokens know it: they are told of no restriction. */
  tokenKey: Uint8Array
  /** `null` for a key that we do not sign with. */
  keyAlgorithm: KeyAlgorithm | null
  /** What its key may sign with, in the order of preference. */
  signatures: SignatureAlgorithm[]
  /** `null` when the extension is absent, which allows every usage. */
  keyUsage: KeyUsage[] | null
  /** Dotted OIDs; `null` when the extension is absent. */
  extendedKeyUsage: string[] | null
  /** Dotted OIDs of certificatePolicies; empty when the extension is absent. */
  policies: string[]
  isCa: boolean
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function readCertificate(der: Uint8Array): CertificateFacts {
  try {
    const whole = readDer(der)
    const [tbs, ...proof] = children(whole)
    if (!tbs || !hasShape([whole, tbs, ...proof], [0x30, 0x30, 0x30, 0x03])) throw unreadable()
    return readTbs(children(tbs))
  } catch (error) {
    if (error instanceof MohurError) throw error
    throw new MohurError('CERTIFICATE_UNREADABLE', {}, { cause: error })
  }
}

function readTbs(fields: DerNode[]): CertificateFacts {
  const offset = fields[0]?.tag === 0xa0 ? 1 : 0
  const field = (index: number): DerNode => at(fields, index + offset)
  // serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo
  const fixed = fields.slice(offset, offset + 6)
  const isWhole = hasShape(fixed, [0x02, 0x30, 0x30, 0x30, 0x30, 0x30])
  if (!isWhole || !fields.slice(offset + 6).every(({ tag }, index, rest) => isOptional(tag, rest[index - 1]?.tag))) {
    throw unreadable()
  }
  const [notBefore, notAfter] = children(field(3)).map(readTime)
  if (!notBefore || !notAfter) throw unreadable()
  const extensions = readExtensions(fields)
  const usage = valueOf(extensions, 'keyUsage')
  const extended = valueOf(extensions, 'extendedKeyUsage')
  const policies = valueOf(extensions, 'certificatePolicies')
  return {
    serialNumber: toHex(field(0).content).toUpperCase(),
    issuer: readName(field(2)),
    issuerDer: field(2).whole,
    notBefore,
    notAfter,
    subject: readName(field(4)),
    subjectDer: field(4).whole,
    ...readKey(field(5)),
    keyUsage: usage ? readKeyUsage(usage) : null,
    extendedKeyUsage: extended ? children(extended).map(readOid) : null,
    policies: policies ? children(policies).map(policy => readOid(at(children(policy), 0))) : [],
    isCa: readBasicConstraints(valueOf(extensions, 'basicConstraints')).isCa,
  }
}

type Key = Pick<CertificateFacts, 'publicKey' | 'tokenKey' | 'keyAlgorithm' | 'signatures'>

/** Of a subjectPublicKeyInfo. @throws MohurError CERTIFICATE_UNREADABLE */
export function readKey(spki: DerNode): Key {
  const algorithm = readKeyAlgorithm(spki)
  const restriction = readKeyRestriction(spki)
  const all: readonly SignatureAlgorithm[] = algorithm ? keyAlgorithms[algorithm].signatures : []
  const signatures = all.filter(name => isAllowed(restriction, name, hashes[signatureAlgorithms[name].hash].length))
  const keyAlgorithm = signatures.length > 0 ? algorithm : null
  return { publicKey: spki.whole, tokenKey: tokenKeyOf(spki), keyAlgorithm, signatures }
}

const hasShape = (nodes: readonly DerNode[], tags: readonly number[]): boolean =>
  nodes.length === tags.length && nodes.every(({ tag }, index) => tag === tags[index])

/** issuerUniqueID, subjectUniqueID and extensions, each once and in this order. */
const optional = [0x81, 0x82, 0xa3]
const isOptional = (tag: number, before: number | undefined): boolean =>
  optional.includes(tag) && (before === undefined || optional.indexOf(before) < optional.indexOf(tag))

/** An RDNSequence, most significant attribute first, as it stands in the certificate. */
export function readName(name: DerNode): NamePart[] {
  return children(name).flatMap(rdn =>
    children(rdn).map(attribute => {
      const [type, value] = children(attribute)
      if (!type || !value) throw unreadable()
      return { type: nameAttributeOf(readOid(type)), value: readString(value) }
    }),
  )
}

/** UTF8String, BMPString, and the one-octet string types; anything else as hexadecimal. */
export function readString({ tag, content, whole }: DerNode): string {
  if (tag === 0x0c) return fromUtf8(content)
  if (tag === 0x1e) return new TextDecoder('utf-16be', { fatal: true }).decode(content)
  if (tag === 0x13 || tag === 0x14 || tag === 0x16) return new TextDecoder('latin1').decode(content)
  return `#${toHex(whole)}`
}

/** UTCTime and GeneralizedTime in the forms that RFC 5280 section 4.1.2.5 allows. */
export function readTime({ tag, content }: DerNode): Date {
  const text = new TextDecoder('latin1').decode(content)
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
  const [, year = '', month, day, hour, minute, second] = match ?? []
  if (!match || (tag === 0x17 ? year.length !== 2 : tag !== 0x18 || year.length !== 4)) {
    throw unreadable()
  }
  const century = tag === 0x18 ? '' : Number(year) >= 50 ? '19' : '20'
  const written = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}`
  const time = new Date(`${written}Z`)
  // The 30th of February would be read as the 1st of March.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(written)) {
    throw unreadable()
  }
  return time
}

function readKeyUsage({ tag, content }: DerNode): KeyUsage[] {
  if (tag !== 0x03 || content.length < 2) throw unreadable()
  return keyUsages.filter((_, bit) => ((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

/** Of a subjectPublicKeyInfo; `null` for a key of no kind of ours. @throws MohurError CERTIFICATE_UNREADABLE */
export function readKeyAlgorithm(spki: DerNode): KeyAlgorithm | null {
  const [algorithm, key] = children(spki)
  const [oid, parameters] = algorithm ? children(algorithm) : []
  if (!oid || !key) throw unreadable()
  const type = readOid(oid)
  const isOf = ({ family, bits, curve }: KeyRow): boolean =>
    (keyFamilies[family].oid === type || keyFamilies[family].pss?.oid === type) &&
    (curve ? curve.oid === curveOf(parameters) : bits === modulusBits(key))
  return keyAlgorithmNames.find(name => isOf(keyAlgorithms[name])) ?? null
}

/** `null` when none is named. A curve in numbers is none of ours. */
function curveOf(parameters: DerNode | undefined): string | null {
  if (!parameters) return null
  return parameters.tag === 0x06 ? readOid(parameters) : ''
}

function modulusBits(key: DerNode): number {
  const modulus = at(children(readDer(key.content.subarray(1))), 0).content
  const start = modulus[0] === 0 ? 1 : 0
  return (modulus.length - start) * 8 - Math.clz32(modulus[start] ?? 0) + 24
}

function at(nodes: readonly DerNode[], index: number): DerNode {
  const node = nodes[index]
  if (!node) throw unreadable()
  return node
}

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
