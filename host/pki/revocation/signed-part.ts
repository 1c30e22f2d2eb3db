/** What a responder or an issuer signed (RFC 6960 section 4.2.1, RFC 5280 section 5.1.1), and whether it did. */
import type { DerNode } from '../../../shared/der.ts'
import { signatureNamed } from '../algorithm-identifier.ts'
import { keyStanding, verifySignature } from '../verify-signature.ts'
import { Unusable } from './unusable.ts'

export interface SignedPart {
  toBeSigned: DerNode
  algorithm: DerNode
  /** BIT STRING. */
  signature: DerNode
}

const faults = { weak: 'algorithmWeak', unsupported: 'algorithmUnsupported' } as const

/** `publicKey`: DER of subjectPublicKeyInfo. @throws Unusable */
export function checkSigned({ toBeSigned, algorithm, signature }: SignedPart, publicKey: Uint8Array): void {
  const named = signatureNamed(algorithm)
  if (typeof named === 'string') throw new Unusable(faults[named])
  const key = keyStanding(publicKey, named)
  if (key !== 'good') throw new Unusable(faults[key])
  const made = { toBeSigned: toBeSigned.whole, signature: signature.content.subarray(1), form: 'ASN.1' } as const
  const isWhole = signature.tag === 0x03 && signature.content[0] === 0
  if (!isWhole || !verifySignature({ publicKey, ...named, ...made })) throw new Unusable('signatureWrong')
}
