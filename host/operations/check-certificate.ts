/** `checkCertificate`: the path as it is now, and revocation as authorities tell it. */
import { findChain } from '../pki/chain.ts'
import { openPool } from '../pki/path/candidate-paths.ts'
import { isSpoiled, spoilsSignature } from '../pki/revocation/path-revocation.ts'
import type { Handler } from './handler.ts'
import { openRevocation } from './revocation.ts'

export const checkCertificate: Handler<'checkCertificate'> = async (params, request) => {
  const { certificate, trustedRoots, revocationAuthorities } = params
  const now = new Date()
  const { chain, reasons } = findChain({ certificate, pool: openPool(params.chain, trustedRoots), at: now })
  const check = openRevocation(revocationAuthorities, request)
  const proved = { at: now, spoils: spoilsSignature(null) }
  const { known: revocation } = await check({ certificate, chain: params.chain, roots: trustedRoots, ...proved })
  return {
    chain,
    reasons: isSpoiled(revocation, proved) ? [...reasons, 'certificateRevoked' as const] : reasons,
    revocation,
  }
}
