/** A certificate as a member of a path (RFC 5280 section 6): read once, compared and judged many times. */
import { toHex, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import {
  readBasicConstraints,
  readExtensions,
  valueOf,
  type Extension,
} from '../../../shared/certificate-extensions.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import { limits } from '../../../shared/limits.ts'
import { canonicalName } from '../canonical-name.ts'

export interface Link {
  certificate: Bytes
  facts: CertificateFacts
  extensions: readonly Extension[]
  /** How many authorities may stand below; `Infinity` where nothing is said. */
  pathLength: number
  /** For comparing. */
  subject: string
  issuer: string
  /** Hexadecimal; `null` where nothing is said. They order the search and prove nothing. */
  keyIdentifier: string | null
  issuerKeyIdentifier: string | null
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
      keyIdentifier: identifierIn(valueOf(extensions, 'subjectKeyIdentifier'), 0x04),
      issuerKeyIdentifier: identifierIn(
        membersOf(valueOf(extensions, 'authorityKeyIdentifier')).find(({ tag }) => tag === 0x80),
        0x80,
      ),
    }
  } catch {
    return null
  }
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function extensionsOf(certificate: Uint8Array): Extension[] {
  const [tbs] = children(readDer(certificate))
  return tbs ? readExtensions(children(tbs)) : []
}

export const isSelfIssued = ({ subject, issuer }: Link): boolean => subject === issuer

const membersOf = (node: DerNode | null): DerNode[] => (node ? children(node) : [])

const identifierIn = (node: DerNode | null | undefined, tag: number): string | null =>
  node?.tag === tag ? toHex(node.content) : null
