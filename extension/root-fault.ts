/**
 * Whether a certificate can be a root (RFC 5280 section 6.1): an authority that nobody stands above. Whether its signature on itself fits is
 * not looked into: it would prove nothing. What proves a root is its fingerprint, compared by the person.
 */
import { equalBytes } from '../shared/bytes.ts'
import { readCertificate } from '../shared/certificate.ts'

export type RootFault = 'unreadable' | 'issuedByAnother' | 'notAuthority'

/** `null` for what can be one. */
export function rootFaultOf(certificate: Uint8Array): RootFault | null {
  try {
    const { subjectDer, issuerDer, isCa, keyUsage } = readCertificate(certificate)
    if (!equalBytes(subjectDer, issuerDer)) return 'issuedByAnother'
    return isCa && (keyUsage === null || keyUsage.includes('keyCertSign')) ? null : 'notAuthority'
  } catch {
    return 'unreadable'
  }
}
