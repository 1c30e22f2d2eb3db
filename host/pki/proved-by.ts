/** What a time stamp over a signature proves of it: that it was there at that time. */
import { isClearedPath, spoilsTimestamp } from './revocation/path-revocation.ts'
import type { VerifiedSigner, VerifiedTimestamp } from '../../shared/operations/verify.ts'

/** As of when its certificates are judged: when the signature was there for certain. */
export const provedBy = (timestamp: VerifiedTimestamp | null, now: Date): Date =>
  timestamp?.valid && timestamp.time ? timestamp.time : now

/** Of a signature that has everything else that level B-B wants. `isTold`: it holds itself that nothing of its own path was revoked. */
export function levelBy(timestamp: VerifiedTimestamp | null, isTold = false): VerifiedSigner['level'] {
  if (!timestamp?.valid || !timestamp.time) return 'B-B'
  return isTold && isClearedPath(timestamp, { at: timestamp.time, spoils: spoilsTimestamp }) ? 'B-LT' : 'B-T'
}
