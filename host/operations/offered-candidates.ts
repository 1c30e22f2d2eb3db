/** The certificates that a person is offered to sign with, and the one of them that they took. */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Candidate } from '../../shared/token.ts'
import type { LookForCandidates } from './candidates.ts'

/**
 * A certificate that the page named is the only one offered.
 * @throws MohurError its obstacle, when it cannot be used: that ends the request
 */
export async function offered(look: LookForCandidates, certificate: Bytes | undefined): Promise<Candidate[]> {
  const all = await look()
  if (!certificate) return all
  const named = all.filter(candidate => equalBytes(candidate.certificate, certificate))
  const obstacle = named.length > 0 && named.every(candidate => candidate.obstacle) ? named[0]?.obstacle : null
  if (obstacle) throw new MohurError(obstacle)
  return named
}

/** As it was last offered; what changed since, the login and the token's keys tell. @throws MohurError TOKEN_REMOVED, its obstacle */
export function taken(
  candidates: readonly Candidate[],
  { token, certificate }: { token: string; certificate: string },
): Candidate {
  const candidate = candidates.find(one => one.token.id === token && one.fingerprint === certificate)
  if (!candidate) throw new MohurError('TOKEN_REMOVED')
  if (candidate.obstacle) throw new MohurError(candidate.obstacle)
  return candidate
}

/** @throws MohurError ALGORITHM_UNSUPPORTED */
export function algorithmOf({ algorithm }: Candidate): SignatureAlgorithm {
  if (!algorithm) throw new MohurError('ALGORITHM_UNSUPPORTED')
  return algorithm
}
