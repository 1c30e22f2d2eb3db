/** `checkCertificate`: the path as it is now, and revocation as authorities tell it. */
import { findChain } from '../pki/chain.ts'
import { openPool } from '../pki/path/candidate-paths.ts'
import type { Handler } from './handler.ts'
import { openRevocation } from './revocation.ts'

export const checkCertificate: Handler<'checkCertificate'> = async (params, request) => {
  const { certificate, trustedRoots, revocationAuthorities } = params
  const now = new Date()
  const { chain, reasons } = findChain({ certificate, pool: openPool(params.chain, trustedRoots), at: now })
  const check = openRevocation(revocationAuthorities, request)
  const revocation = await check({ certificate, chain: [...params.chain, ...trustedRoots] })
  const isRevoked = revocation.status === 'revoked' && revocation.revokedAt <= now
  return { chain, reasons: isRevoked ? [...reasons, 'certificateRevoked' as const] : reasons, revocation }
}
