/** What a time stamp over a signature proves of it: that it was there at that time. */
import type { VerifiedSigner, VerifiedTimestamp } from '../../shared/operations/verify.ts'

/** As of when its certificates are judged: when the signature was there for certain. */
export const provedBy = (timestamp: VerifiedTimestamp | null, now: Date): Date =>
  timestamp?.valid && timestamp.time ? timestamp.time : now

/** Of a signature that has everything else that level B-B wants. */
export const levelBy = (timestamp: VerifiedTimestamp | null): VerifiedSigner['level'] =>
  timestamp?.valid ? 'B-T' : 'B-B'
