/** What a time stamp over a signature proves of it: that it was there at that time. */
import type { VerifiedSigner, VerifiedTimestamp } from '../../shared/operations/verify.ts'

/** When the signature was there for certain; `null`: nobody knows but the signer. */
export const provedBy = (timestamp: VerifiedTimestamp | null): Date | null => (timestamp?.valid ? timestamp.time : null)

/** Of a signature that has everything else that level B-B wants. */
export const levelBy = (timestamp: VerifiedTimestamp | null): VerifiedSigner['level'] =>
  timestamp?.valid ? 'B-T' : 'B-B'
