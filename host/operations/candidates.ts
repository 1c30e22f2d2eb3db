/** The certificates on all connected tokens, each with what speaks against using it. */
import type { HashName } from '../../shared/algorithms.ts'
import { signatureAlgorithmFor } from '../../shared/key-algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Candidate, TokenForPin } from '../../shared/token.ts'
import { fingerprintOf } from '../digests.ts'
import { certificateObstacle } from '../pki/certificate-obstacle.ts'
import { orderChain } from '../pki/chain.ts'
import type { MarkedContents, Tokens } from '../tokens/tokens.ts'
import { contentsOf } from './contents-of.ts'

/** `at`: the moment for which the certificates must be valid. Those of authorities and unreadable ones are left out. */
export type LookForCandidates = (at?: Date) => Promise<Candidate[]>

/** CKA_ID of the key, which the host alone needs to know of a candidate; empty where it was not seen. */
const keyIds = new WeakMap<Candidate, string>()
export const keyIdOf = (candidate: Candidate): string => keyIds.get(candidate) ?? ''

/**
 * For one request: the first look does not wait for slow modules, so that the person is asked at once; the later ones do, or
 * tokens would come and go on the screen with the speed of their modules. `hash`: what must be signed with.
 */
export function openCandidates(tokens: Tokens, hash?: HashName): LookForCandidates {
  let look = (): Promise<TokenForPin[]> => tokens.glance()
  return async (at = new Date()) => {
    const connected = await look()
    look = () => tokens.list()
    const found = await Promise.all(
      connected.map(async token => candidatesOn(token, await contentsOf(tokens, token), { at, hash })),
    )
    return found.flat()
  }
}

function candidatesOn(
  token: TokenForPin,
  { certificates, keys }: MarkedContents,
  { at, hash }: { at: Date; hash: HashName | undefined },
): Candidate[] {
  const pool = certificates.map(({ certificate }) => certificate)
  return certificates.flatMap(({ certificate, retired }) => {
    const facts = factsOf(certificate)
    if (!facts || facts.isCa) return []
    const algorithm = facts.keyAlgorithm && signatureAlgorithmFor(facts.keyAlgorithm, hash)
    const key = keys.find(({ publicKey }) => equalBytes(publicKey, facts.publicKey))
    const candidate: Candidate = {
      certificate,
      fingerprint: fingerprintOf(certificate),
      chain: orderChain(certificate, pool),
      token,
      algorithm,
      obstacle: key
        ? (certificateObstacle(facts, at) ??
          (retired ? 'CERTIFICATE_RETIRED' : algorithm ? tokenObstacle(token) : 'ALGORITHM_UNSUPPORTED'))
        : 'CERTIFICATE_WITHOUT_KEY',
    }
    keyIds.set(candidate, key?.keyId ?? '')
    return [candidate]
  })
}

const tokenObstacle = ({ state }: TokenForPin): ErrorCode | null => (state === 'locked' ? 'PIN_LOCKED' : null)

function factsOf(certificate: Bytes): CertificateFacts | null {
  try {
    return readCertificate(certificate)
  } catch {
    return null
  }
}
