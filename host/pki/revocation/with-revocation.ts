/** What revocation makes of a signer. */
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { spoilsSignature } from './path-revocation.ts'

/** What the signer may be told of, whoever told it. */
type Told = { status: 'notChecked' | 'good' | 'unknown' } | { status: 'revoked'; revokedAt: Date }

export type WithRevocation<R extends Told> = Omit<VerifiedSigner, 'revocation'> & { revocation: R }

export function withRevocation<R extends Told>(signer: VerifiedSigner, revocation: R): WithRevocation<R> {
  const { timestamp, reasons } = signer
  if (revocation.status !== 'revoked' || !spoilsSignature(timestamp)(revocation)) return { ...signer, revocation }
  return { ...signer, revocation, valid: false, reasons: [...new Set([...reasons, 'certificateRevoked' as const])] }
}
