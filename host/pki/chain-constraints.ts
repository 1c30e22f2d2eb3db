/** What an issuer's extensions demand of the chain below it (RFC 5280 sections 4.2 and 6.1.4). */
import { extensionTypes, readBasicConstraints, readExtensions, valueOf } from '../../shared/certificate-extensions.ts'
import type { Extension } from '../../shared/certificate-extensions.ts'
import { children, readDer } from '../../shared/der.ts'

/**
 * Critical extensions that may stand in a chain: those that are checked, and those that demand nothing where no policy is
 * asked for. A name constraint is not among them, because names are not checked against it.
 */
const understood = new Set<string>([
  extensionTypes.basicConstraints,
  extensionTypes.keyUsage,
  extensionTypes.extendedKeyUsage,
  extensionTypes.subjectAltName,
  extensionTypes.issuerAltName,
  extensionTypes.cRLDistributionPoints,
  extensionTypes.certificatePolicies,
  extensionTypes.policyMappings,
])

export interface ChainConstraints {
  /** How many authorities may stand below; `Infinity` where nothing is said. */
  pathLength: number
  /** There is an extension that must be understood and is not. */
  hasUnknownDemand: boolean
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function readConstraints(certificate: Uint8Array): ChainConstraints {
  const extensions = extensionsOf(certificate)
  return {
    pathLength: readBasicConstraints(valueOf(extensions, 'basicConstraints')).pathLength,
    hasUnknownDemand: extensions.some(({ type, critical }) => critical && !understood.has(type)),
  }
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function extensionsOf(certificate: Uint8Array): Extension[] {
  const [tbs] = children(readDer(certificate))
  return tbs ? readExtensions(children(tbs)) : []
}
