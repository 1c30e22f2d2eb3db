/** A certificate as a signed object (RFC 5280 section 4.1.1): what its issuer signed, and how. */
import { signatureAlgorithmOf, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { equalBytes } from '../../shared/bytes.ts'
import { children, readDer, readOid, type DerNode } from '../../shared/der.ts'
import { tbsField } from './tbs-field.ts'
import { verifySignature } from './verify-signature.ts'

/** `null`: not one of the algorithms that we believe (SHA-1 and MD5 among them). */
export function issuerAlgorithm(certificate: Uint8Array): SignatureAlgorithm | null {
  const [, identifier] = children(readDer(certificate))
  const [type] = identifier?.tag === 0x30 ? children(identifier) : []
  const name = type && readOid(type)
  return signatureAlgorithmOf(({ oid }) => oid === name)
}

/** Whether the certificate bears a signature of this key (DER of subjectPublicKeyInfo). Never throws. */
export function isSignedBy(certificate: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    const algorithm = issuerAlgorithm(certificate)
    const [tbs, identifier, signature] = children(readDer(certificate))
    if (!algorithm || !tbs || !identifier || signature?.tag !== 0x03 || signature.content[0] !== 0) return false
    if (!equalBytes(identifier.whole, innerAlgorithm(tbs).whole)) return false
    const made = { toBeSigned: tbs.whole, signature: signature.content.subarray(1), form: 'ASN.1' } as const
    return verifySignature({ publicKey, algorithm, ...made })
  } catch {
    return false
  }
}

/** The algorithm stands in the signed part as well, and must be the same there. */
const innerAlgorithm = (tbs: DerNode): DerNode => tbsField(tbs, 1)
