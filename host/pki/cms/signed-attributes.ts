/** What a signer's signed attributes say (RFC 5652 sections 5.3 and 11), read without any leniency. */
import { readTime } from '../../../shared/certificate.ts'
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { compareEncodings } from '../der.ts'
import type { Link } from '../path/link.ts'
import { one, readFields } from '../read-fields.ts'
import { claimedRoles } from './claimed-roles.ts'
import { attributeTypes } from './identifiers.ts'
import { isNamed, readSigningCertificate, type NamedCertificate } from './signing-certificate.ts'

export interface SignedAttributes {
  /** Dotted identifier. */
  contentType: string
  messageDigest: Uint8Array
  signingTime: Date | null
  /** The certificate that the signer names in signing-certificate-v2; `null` when none is named. */
  signingCertificate: NamedCertificate | null
  /** The same in the attribute's first version. */
  oldSigningCertificate: NamedCertificate | null
  /** In which the signer says to sign. */
  roles: string[]
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
  const named = valueOf('signingCertificateV2')
  const namedOfOld = valueOf('signingCertificateV1')
  if (contentType?.tag !== 0x06 || messageDigest?.tag !== 0x04) throw unreadable()
  return {
    contentType: readOid(contentType),
    messageDigest: messageDigest.content,
    signingTime: signingTime ? readTime(signingTime) : null,
    signingCertificate: named ? readSigningCertificate(named, 2) : null,
    oldSigningCertificate: namedOfOld ? readSigningCertificate(namedOfOld, 1) : null,
    roles: claimedRoles(
      [attributeTypes.signerAttributes, attributeTypes.signerAttributesV2].flatMap(type => attributes.get(type) ?? []),
    ),
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

/** Whether the signer named this certificate, each time that one is named. */
export const namesCertificate = (
  { signingCertificate, oldSigningCertificate }: SignedAttributes,
  link: Link,
): boolean => [signingCertificate, oldSigningCertificate].every(named => named === null || isNamed(named, link))

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
