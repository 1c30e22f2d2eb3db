/** What revocation makes of a signer. */
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { provedBy } from '../proved-by.ts'

/** What the signer may be told of, whoever told it. */
type Told = { status: 'notChecked' | 'good' | 'unknown' } | { status: 'revoked'; revokedAt: Date }

export type WithRevocation<R extends Told> = Omit<VerifiedSigner, 'revocation'> & { revocation: R }

/** What was revoked only after the signature was proved to be there does not touch it. */
export function withRevocation<R extends Told>(signer: VerifiedSigner, revocation: R, now: Date): WithRevocation<R> {
  const { timestamp, reasons } = signer
  if (revocation.status !== 'revoked' || revocation.revokedAt > provedBy(timestamp, now))
    return { ...signer, revocation }
  return { ...signer, revocation, valid: false, reasons: [...new Set([...reasons, 'certificateRevoked' as const])] }
}
