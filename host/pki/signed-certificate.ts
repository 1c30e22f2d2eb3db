/** A certificate as a signed object (RFC 5280 section 4.1.1): what its issuer signed, and how. */
import { equalBytes } from '../../shared/bytes.ts'
import { children, readDer, type DerNode } from '../../shared/der.ts'
import { signatureNamed, type NamedSignature, type NotBelieved } from './algorithm-identifier.ts'
import { tbsField } from './tbs-field.ts'
import { verifySignature } from './verify-signature.ts'

/** How its issuer is said to have signed it; `null` for what is no signed object. */
export function issuerSignature(certificate: Uint8Array): NamedSignature | NotBelieved | null {
  try {
    const [, identifier] = children(readDer(certificate))
    return identifier ? signatureNamed(identifier) : null
  } catch {
    return null
  }
}

/** Whether the certificate bears a signature of this key (DER of subjectPublicKeyInfo). Never throws. */
export function isSignedBy(certificate: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    const [tbs, identifier, signature] = children(readDer(certificate))
    if (!tbs || !identifier || signature?.tag !== 0x03 || signature.content[0] !== 0) return false
    const named = signatureNamed(identifier)
    if (typeof named === 'string' || !equalBytes(identifier.whole, innerAlgorithm(tbs).whole)) return false
    const made = { toBeSigned: tbs.whole, signature: signature.content.subarray(1), form: 'ASN.1' } as const
    return verifySignature({ publicKey, ...named, ...made })
  } catch {
    return false
  }
}

/** The algorithm stands in the signed part as well, and must be the same there. */
const innerAlgorithm = (tbs: DerNode): DerNode => tbsField(tbs, 1)
