/** The certificate that a signerInfo points to (RFC 5652 section 5.3, SignerIdentifier). */
import { equalBytes, toHex, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { readDer, type DerNode } from '../../../shared/der.ts'
import { readExtensions } from '../chain-constraints.ts'
import { one, readFields } from '../read-fields.ts'

export interface Signer {
  certificate: Bytes
  facts: CertificateFacts
}

/** `null` when it is not in the pool. Certificates that cannot be read are passed over. */
export function findSigner(sid: DerNode, pool: readonly Bytes[]): Signer | null {
  const isMeant = sid.tag === 0x30 ? byIssuerAndSerialNumber(sid) : bySubjectKeyIdentifier(sid)
  for (const certificate of pool) {
    const facts = readable(certificate)
    if (facts && isMeant({ certificate, facts })) return { certificate, facts }
  }
  return null
}

function byIssuerAndSerialNumber(sid: DerNode): (signer: Signer) => boolean {
  const { issuer, serialNumber } = readFields(sid, { issuer: one(0x30), serialNumber: one(0x02) })
  const serial = toHex(serialNumber.content).toUpperCase()
  return ({ facts }) => facts.serialNumber === serial && equalBytes(facts.issuerDer, issuer.whole)
}

function bySubjectKeyIdentifier(sid: DerNode): (signer: Signer) => boolean {
  return ({ certificate }) => {
    const extension = readExtensions(certificate).find(({ type }) => type === '2.5.29.14')
    return extension !== undefined && equalBytes(readDer(extension.value).content, sid.content)
  }
}

function readable(certificate: Uint8Array): CertificateFacts | null {
  try {
    return readCertificate(certificate)
  } catch {
    return null
  }
}
