/** The certificate that a signerInfo points to (RFC 5652 section 5.3, SignerIdentifier). */
import { equalBytes, toHex, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { readDer } from '../../../shared/der.ts'
import { readExtensions } from '../chain-constraints.ts'
import type { SignerIdentifier } from './read.ts'

const subjectKeyIdentifier = '2.5.29.14'

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
  const extension = readExtensions(certificate).find(({ type }) => type === subjectKeyIdentifier)
  return extension !== undefined && equalBytes(readDer(extension.value).content, sid.keyIdentifier)
}
