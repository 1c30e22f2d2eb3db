/** What revocation makes of a signer. */
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'

/** What the signer may be told of, whoever told it. */
type Told = { status: 'notChecked' | 'good' | 'unknown' } | { status: 'revoked'; revokedAt: Date }

export type WithRevocation<R extends Told> = Omit<VerifiedSigner, 'revocation'> & { revocation: R }

/** What was revoked only after the signature was proved to be there does not touch it; without a proof, whatever the clocks say, it does. */
export function withRevocation<R extends Told>(signer: VerifiedSigner, revocation: R): WithRevocation<R> {
  const { timestamp, reasons } = signer
  const proved = timestamp?.valid ? timestamp.time : null
  const isTouched = revocation.status === 'revoked' && (proved === null || revocation.revokedAt <= proved)
  if (!isTouched) return { ...signer, revocation }
  return { ...signer, revocation, valid: false, reasons: [...new Set([...reasons, 'certificateRevoked' as const])] }
}
