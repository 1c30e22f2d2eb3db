/** The certificates on all connected tokens, each with what speaks against using it. */
import { signatureAlgorithmFor } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Candidate, TokenForPin } from '../../shared/token.ts'
import { fingerprintOf } from '../fingerprint-of.ts'
import { certificateObstacle } from '../pki/certificate-obstacle.ts'
import { orderChain } from '../pki/chain.ts'
import type { MarkedContents, Tokens } from '../tokens/tokens.ts'
import { contentsOf } from './contents-of.ts'

/** `at`: the moment for which the certificates must be valid. Those of authorities and unreadable ones are left out. */
export type LookForCandidates = (at?: Date) => Promise<Candidate[]>

/**
 * For one request: the first look does not wait for slow modules, so that the person is asked at once; the later ones do, or
 * tokens would come and go on the screen with the speed of their modules.
 */
export function openCandidates(tokens: Tokens): LookForCandidates {
  let look = (): Promise<TokenForPin[]> => tokens.glance()
  return async (at = new Date()) => {
    const connected = await look()
    look = () => tokens.list()
    const found = await Promise.all(
      connected.map(async token => candidatesOn(token, await contentsOf(tokens, token), at)),
    )
    return found.flat()
  }
}

function candidatesOn(token: TokenForPin, { certificates, keys }: MarkedContents, at: Date): Candidate[] {
  const pool = certificates.map(({ certificate }) => certificate)
  return certificates.flatMap(({ certificate, retired }) => {
    const facts = factsOf(certificate)
    if (!facts || facts.isCa) return []
    const hasKey = keys.some(({ publicKey }) => equalBytes(publicKey, facts.publicKey))
    return [
      {
        certificate,
        fingerprint: fingerprintOf(certificate),
        chain: orderChain(certificate, pool),
        token,
        algorithm: facts.keyAlgorithm && signatureAlgorithmFor(facts.keyAlgorithm),
        obstacle: hasKey
          ? (certificateObstacle(facts, at) ?? (retired ? 'CERTIFICATE_RETIRED' : tokenObstacle(token)))
          : 'CERTIFICATE_WITHOUT_KEY',
      },
    ]
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
