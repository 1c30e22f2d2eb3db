/** What an issuer's extensions demand of the chain below it (RFC 5280 sections 4.2 and 6.1.4). */
import { children, readDer, readOid, type DerNode } from '../../shared/der.ts'

const basicConstraints = '2.5.29.19'

/**
 * Critical extensions that may stand in a chain: those that are checked, and those that demand nothing where no policy is
 * asked for. A name constraint is not among them, because names are not checked against it.
 */
const understood = new Set([
  basicConstraints,
  '2.5.29.15', // keyUsage
  '2.5.29.37', // extKeyUsage
  '2.5.29.17', // subjectAltName
  '2.5.29.18', // issuerAltName
  '2.5.29.31', // cRLDistributionPoints
  '2.5.29.32', // certificatePolicies
  '2.5.29.33', // policyMappings
])

export interface Extension {
  type: string
  critical: boolean
  value: Uint8Array
}

export interface ChainConstraints {
  /** How many authorities may stand below; `Infinity` where nothing is said. */
  pathLength: number
  /** There is an extension that must be understood and is not. */
  hasUnknownDemand: boolean
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function readConstraints(certificate: Uint8Array): ChainConstraints {
  const extensions = readExtensions(certificate)
  const constraints = extensions.find(({ type }) => type === basicConstraints)
  return {
    pathLength: constraints ? readPathLength(constraints) : Infinity,
    hasUnknownDemand: extensions.some(({ type, critical }) => critical && !understood.has(type)),
  }
}

function readPathLength({ value }: Extension): number {
  const limit = children(readDer(value)).find(({ tag }) => tag === 0x02)
  return limit ? limit.content.reduce((sum, octet) => sum * 256 + octet, 0) : Infinity
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function readExtensions(certificate: Uint8Array): Extension[] {
  const [tbs] = children(readDer(certificate))
  const explicit = tbs && children(tbs).find(({ tag }) => tag === 0xa3)
  return explicit ? children(readDer(explicit.content)).map(readExtension) : []
}

function readExtension(node: DerNode): Extension {
  const parts = children(node)
  const [type, flag] = parts
  const value = parts.at(-1)
  return {
    type: type ? readOid(type) : '',
    critical: flag?.tag === 0x01 && flag.content[0] === 0xff,
    value: value?.content ?? new Uint8Array(),
  }
}
