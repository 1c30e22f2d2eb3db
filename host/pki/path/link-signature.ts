/** What is to be thought of the signature that an issuer's key is said to have put on a certificate. */
import type { NotBelieved } from '../algorithm-identifier.ts'
import { isSignedBy, issuerSignature } from '../signed-certificate.ts'
import { keyStanding } from '../verify-signature.ts'

/**
 * `weak` and `unsupported` say nothing of who signed: nobody looked. A path over such a link never holds, but the person is
 * told what is the matter with it.
 */
export type Standing = 'good' | 'wrong' | NotBelieved

/** `publicKey`: DER of the issuer's subjectPublicKeyInfo. Never throws. */
export function linkSignature(certificate: Uint8Array, publicKey: Uint8Array): Standing {
  const signature = issuerSignature(certificate)
  if (signature === null) return 'wrong'
  if (typeof signature === 'string') return signature
  const key = keyStanding(publicKey, signature)
  if (key !== 'good') return key
  return isSignedBy(certificate, publicKey) ? 'good' : 'wrong'
}
