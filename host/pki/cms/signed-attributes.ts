/** What a signer's signed attributes say (RFC 5652 sections 5.3 and 11, RFC 5035), read without any leniency. */
import { createHash } from 'node:crypto'
import { hashes, type HashName } from '../../../shared/algorithms.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import { readTime } from '../../../shared/certificate.ts'
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { compareEncodings } from '../der.ts'
import { maybe, one, readFields } from '../read-fields.ts'
import { attributeTypes } from './identifiers.ts'

export interface SignedAttributes {
  /** Dotted identifier. */
  contentType: string
  messageDigest: Uint8Array
  signingTime: Date | null
  /** The certificate that the signer names; `null` when none is named. */
  signingCertificate: { hash: HashName; digest: Uint8Array } | null
}

/** @throws MohurError SIGNED_DATA_UNREADABLE unless sorted, each type once, ours with one value, the two mandatory ones there */
export function readSignedAttributes(node: DerNode): SignedAttributes {
  const members = children(node)
  if (!isAscending(members)) throw unreadable()
  const attributes = new Map(members.map(readAttribute))
  if (attributes.size !== members.length) throw unreadable()
  const valueOf = (type: keyof typeof attributeTypes): DerNode | undefined =>
    onlyOne(attributes.get(attributeTypes[type]))
  const contentType = valueOf('contentType')
  const messageDigest = valueOf('messageDigest')
  const signingTime = valueOf('signingTime')
  const signingCertificate = valueOf('signingCertificateV2')
  if (contentType?.tag !== 0x06 || messageDigest?.tag !== 0x04) throw unreadable()
  return {
    contentType: readOid(contentType),
    messageDigest: messageDigest.content,
    signingTime: signingTime ? readTime(signingTime) : null,
    signingCertificate: signingCertificate ? readSigningCertificate(signingCertificate) : null,
  }
}

const isAscending = (members: readonly DerNode[]): boolean =>
  members.every((member, index) => {
    const before = members[index - 1]
    return !before || compareEncodings(before.whole, member.whole) < 0
  })

function readAttribute(node: DerNode): [type: string, values: DerNode[]] {
  const { type, values } = readFields(node, { type: one(0x06), values: one(0x31) })
  if (node.tag !== 0x30) throw unreadable()
  return [readOid(type), children(values)]
}

function onlyOne(values: readonly DerNode[] | undefined): DerNode | undefined {
  if (values && values.length !== 1) throw unreadable()
  return values?.[0]
}

/** The first ESSCertIDv2 is the signer's (RFC 5035 section 3). */
function readSigningCertificate(node: DerNode): SignedAttributes['signingCertificate'] {
  const { certificates } = readFields(node, { certificates: one(0x30), policies: maybe(0x30) })
  const [first] = children(certificates)
  if (!first) throw unreadable()
  const { algorithm, digest } = readFields(first, {
    algorithm: maybe(0x30),
    digest: one(0x04),
    issuerSerial: maybe(0x30),
  })
  const hash = algorithm ? readHash(algorithm) : 'SHA-256'
  return { hash, digest: digest.content }
}

function readHash(identifier: DerNode): HashName {
  const [type] = children(identifier)
  const hash = type && hashNamed(readOid(type))
  if (!hash) throw unreadable()
  return hash
}

/** `null`: not one of the hashes that we believe. */
export function hashNamed(identifier: string): HashName | null {
  const names = Object.keys(hashes) as HashName[]
  return names.find(name => hashes[name].oid === identifier) ?? null
}

/** Whether the signer named this certificate, or none at all. */
export const namesCertificate = ({ signingCertificate }: SignedAttributes, certificate: Uint8Array): boolean =>
  signingCertificate === null ||
  equalBytes(createHash(hashes[signingCertificate.hash].node).update(certificate).digest(), signingCertificate.digest)

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
