/** A signer's way up to a root, and what the signature holds itself of the revocation of the certificates on it. */
import type { Bytes } from '../../shared/bytes.ts'
import type { Revocation, VerifiedTimestamp } from '../../shared/operations/verify.ts'
import { findChain, type FoundChain } from './chain.ts'
import type { Pool } from './path/candidate-paths.ts'
import { provedBy } from './proved-by.ts'
import type { Embedded } from './revocation/embedded.ts'
import { isClearedPath, isSpoiled, notChecked, spoilsSignature, type Proved } from './revocation/path-revocation.ts'

export interface OnPath {
  /** DER. */
  certificate: Bytes
  timestamp: VerifiedTimestamp | null
  /** As of when and for what revocation counts, where it is not a signature at its time stamp. */
  proved?: Partial<Proved> | undefined
}

export interface JudgedPath extends FoundChain {
  revocation: Revocation
  /** The signature holds itself that nothing of the path was revoked. */
  isTold: boolean
}

export function judgePath(
  { certificate, timestamp, proved: given }: OnPath,
  { pool, now, ofPath }: { pool: Pool; now: Date; ofPath: Embedded },
): JudgedPath {
  const at = provedBy(timestamp, now)
  const { chain, reasons } = findChain({ certificate, pool, at })
  const proved = { at: given?.at ?? at, spoils: given?.spoils ?? spoilsSignature(timestamp) }
  const known = ofPath([certificate, ...chain], proved)
  const isWhole = reasons.length === 0
  return {
    chain,
    reasons: isSpoiled(known, proved) ? [...reasons, 'certificateRevoked'] : reasons,
    // Of a path that does not hold nothing good is known.
    revocation: isWhole || known.status === 'revoked' ? known : notChecked,
    isTold: isWhole && isClearedPath({ chain, revocation: known }, proved),
  }
}
