/** A certificate as a member of a path (RFC 5280 section 6): read once, compared and judged many times. */
import type { Bytes } from '../../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { extensionsOf, readBasicConstraints, valueOf, type Extension } from '../../../shared/certificate-extensions.ts'
import { readDer } from '../../../shared/der.ts'
import { readKeyIdentifiers, type KeyIdentifiers } from '../../../shared/key-identifiers.ts'
import { limits } from '../../../shared/limits.ts'
import { canonicalName } from '../canonical-name.ts'

/** Its key identifiers order the search and prove nothing. */
export interface Link extends KeyIdentifiers {
  certificate: Bytes
  facts: CertificateFacts
  extensions: readonly Extension[]
  /** How many authorities may stand below; `Infinity` where nothing is said. */
  pathLength: number
  /** For comparing. */
  subject: string
  issuer: string
}

/** `null` for what is no certificate, or larger than anybody's is. */
export function readLink(certificate: Bytes): Link | null {
  if (certificate.length > limits.certificateBytes) return null
  try {
    const facts = readCertificate(certificate)
    const extensions = extensionsOf(certificate)
    return {
      certificate,
      facts,
      extensions,
      pathLength: readBasicConstraints(valueOf(extensions, 'basicConstraints')).pathLength,
      subject: canonicalName(readDer(facts.subjectDer)),
      issuer: canonicalName(readDer(facts.issuerDer)),
      ...readKeyIdentifiers(extensions),
    }
  } catch {
    return null
  }
}

export const isSelfIssued = ({ subject, issuer }: Link): boolean => subject === issuer
