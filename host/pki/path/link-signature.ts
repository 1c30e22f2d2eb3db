/** What is to be thought of the signature that an issuer's key is said to have put on a certificate. */
import { signatureAlgorithmOf } from '../../../shared/algorithms.ts'
import { children, readDer, readOid } from '../../../shared/der.ts'
import { isSignedBy } from '../signed-certificate.ts'
import { keyStanding } from '../verify-signature.ts'
import { isWeakAlgorithm } from '../weak-algorithms.ts'

/**
 * `weak` and `unsupported` say nothing of who signed: nobody looked. A path over such a link never holds, but the person is
 * told what is the matter with it.
 */
export type Standing = 'good' | 'wrong' | 'weak' | 'unsupported'

/** `publicKey`: DER of the issuer's subjectPublicKeyInfo. Never throws. */
export function linkSignature(certificate: Uint8Array, publicKey: Uint8Array): Standing {
  const algorithm = signatureIdentifier(certificate)
  if (algorithm === null) return 'wrong'
  if (!signatureAlgorithmOf(({ oid }) => oid === algorithm)) return isWeakAlgorithm(algorithm) ? 'weak' : 'unsupported'
  const key = keyStanding(publicKey)
  if (key !== 'good') return key
  return isSignedBy(certificate, publicKey) ? 'good' : 'wrong'
}

function signatureIdentifier(certificate: Uint8Array): string | null {
  try {
    const [, identifier] = children(readDer(certificate))
    const [type] = identifier ? children(identifier) : []
    return type ? readOid(type) : null
  } catch {
    return null
  }
}
