/** The certificate that a signerInfo points to (RFC 5652 section 5.3, SignerIdentifier). */
import { equalBytes, toHex, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { valueOf } from '../../../shared/certificate-extensions.ts'
import { extensionsOf } from '../chain-constraints.ts'
import type { SignerIdentifier } from './read.ts'

export interface Signer {
  certificate: Bytes
  facts: CertificateFacts
}

/** `null` when it is not in the pool. Certificates that cannot be read are passed over. */
export function findSigner(sid: SignerIdentifier, pool: readonly Bytes[]): Signer | null {
  for (const certificate of pool) {
    try {
      const facts = readCertificate(certificate)
      if (isMeant(sid, { certificate, facts })) return { certificate, facts }
    } catch {
      continue
    }
  }
  return null
}

function isMeant(sid: SignerIdentifier, { certificate, facts }: Signer): boolean {
  if ('issuer' in sid) {
    return facts.serialNumber === toHex(sid.serialNumber).toUpperCase() && equalBytes(facts.issuerDer, sid.issuer)
  }
  const keyIdentifier = valueOf(extensionsOf(certificate), 'subjectKeyIdentifier')
  return keyIdentifier !== null && equalBytes(keyIdentifier.content, sid.keyIdentifier)
}
