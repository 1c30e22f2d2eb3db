/** The extensions of a certificate (RFC 5280 section 4.2). Found by identifier; a value is read by whoever uses it. */
import { children, readDer, readOid, type DerNode } from './der.ts'
import { MohurError } from './errors.ts'

export const extensionTypes = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  cRLDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
} as const
export type ExtensionName = keyof typeof extensionTypes

export interface Extension {
  /** Dotted identifier. */
  type: string
  /** Whether who does not know it must refuse. */
  critical: boolean
  /** What stands in the OCTET STRING: DER for the known ones, anything at all for private ones. */
  value: Uint8Array
}

/** Of the fields of a TBSCertificate; each type once. @throws MohurError CERTIFICATE_UNREADABLE */
export function readExtensions(fields: readonly DerNode[]): Extension[] {
  const explicit = fields.find(({ tag }) => tag === 0xa3)
  return explicit ? extensionsIn(readDer(explicit.content)) : []
}

/** Of a certificate; each type once. @throws MohurError CERTIFICATE_UNREADABLE */
export function extensionsOf(certificate: Uint8Array): Extension[] {
  const [tbs] = children(readDer(certificate))
  return tbs ? readExtensions(children(tbs)) : []
}

/** Of a SEQUENCE OF Extension; each type once. @throws MohurError CERTIFICATE_UNREADABLE */
export function extensionsIn(list: DerNode): Extension[] {
  if (list.tag !== 0x30) throw unreadable()
  const extensions = children(list).map(readExtension)
  if (new Set(extensions.map(({ type }) => type)).size !== extensions.length) throw unreadable()
  return extensions
}

function readExtension(node: DerNode): Extension {
  const [type, ...rest] = children(node)
  const [flag, value] = rest.length === 2 ? rest : [null, rest[0]]
  if (node.tag !== 0x30 || !type || rest.length > 2 || value?.tag !== 0x04) throw unreadable()
  if (flag && (flag.tag !== 0x01 || flag.content.length !== 1)) throw unreadable()
  // DER writes TRUE as FF. Whoever wrote another octet than zero meant TRUE, and to overlook a demand is the graver fault.
  return { type: readOid(type), critical: flag !== null && flag.content[0] !== 0, value: value.content }
}

/** The DER value of one of the known extensions; `null` when it is absent. @throws MohurError CERTIFICATE_UNREADABLE */
export function valueOf(extensions: readonly Extension[], name: ExtensionName): DerNode | null {
  const found = extensions.find(({ type }) => type === extensionTypes[name])
  return found ? readDer(found.value) : null
}

export interface BasicConstraints {
  isCa: boolean
  /** How many authorities may stand below; `Infinity` where nothing is said. */
  pathLength: number
}

/**
 * Section 4.2.1.9. FALSE may be written out, which DER would not do and many do.
 * @throws MohurError CERTIFICATE_UNREADABLE for another BOOLEAN than 00 and FF, and for a negative number
 */
export function readBasicConstraints(value: DerNode | null): BasicConstraints {
  if (value && value.tag !== 0x30) throw unreadable()
  const parts = value ? children(value) : []
  const isCa = parts[0]?.tag === 0x01 && readBoolean(parts.shift())
  const limit = parts.shift()
  if (parts.length > 0) throw unreadable()
  return { isCa, pathLength: limit ? readCount(limit) : Infinity }
}

function readBoolean(node: DerNode | undefined): boolean {
  const [octet = 1, ...more] = node?.content ?? []
  if (more.length > 0 || (octet !== 0x00 && octet !== 0xff)) throw unreadable()
  return octet === 0xff
}

/** An INTEGER that is not negative, under this tag. @throws MohurError CERTIFICATE_UNREADABLE */
export function readCount({ tag, content }: DerNode, wanted = 0x02): number {
  if (tag !== wanted || content.length === 0 || (content[0] ?? 0x80) >= 0x80) throw unreadable()
  return content.reduce((sum, octet) => sum * 256 + octet, 0)
}

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
