/** The certificates on all connected tokens, each with what speaks against using it. */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { CertificateFacts } from '../../shared/certificate.ts'
import type { CertificateFilter } from '../../shared/certificate-filter.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { signatureAlgorithmFor, type WantedSignature } from '../../shared/key-algorithms.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Candidate, TokenForPin } from '../../shared/token.ts'
import type { Format } from '../pki/format.ts'
import { certificateObstacle, type CertificateUse } from '../pki/certificate-obstacle.ts'
import type { MarkedContents, Tokens } from '../tokens/tokens.ts'
import { contentsOf } from './contents-of.ts'
import { fitsFilter } from '../pki/fits-filter.ts'
import { lookedAt } from './looked-at.ts'

/** `at`: the moment for which the certificates must be valid. Those of authorities and unreadable ones are left out. */
export type LookForCandidates = (at?: Date) => Promise<Candidate[]>

/** What the host alone needs to know of a candidate: no window is told. */
const unshown = new WeakMap<Candidate, { keyId: string; chain: Bytes[] }>()

/** CKA_ID of its key; empty where it was not seen. */
export const keyIdOf = (candidate: Candidate): string => unshown.get(candidate)?.keyId ?? ''

/** Issuers on the same token, its own first. */
export const chainOf = (candidate: Candidate): Bytes[] => unshown.get(candidate)?.chain ?? []

/** `use`: what for; documents unless told otherwise. `certificate`: the one that is wanted, if a page named one. `filter`: those that it accepts. */
interface Wanted extends WantedSignature {
  use?: CertificateUse
  /** Whether the format has a name for a signature by such a key. */
  suits?: Format['suits']
  certificate?: Bytes | undefined
  filter?: CertificateFilter | undefined
}

/**
 * For one request: the first look does not wait for slow modules, so that the person is asked at once, unless it shows nothing that
 * can be used; the later ones do, or tokens would come and go on the screen with the speed of their modules.
 */
export function openCandidates(
  tokens: Tokens,
  { use = 'document', hash, padding, suits = () => true, certificate, filter = {} }: Wanted = {},
): LookForCandidates {
  const judging = { use, wanted: { hash, padding }, suits, filter }
  const candidatesOf = async (connected: readonly TokenForPin[], at: Date): Promise<Candidate[]> => {
    const found = await Promise.all(
      connected.map(async token => candidatesOn(token, await contentsOf(tokens, token), { at, ...judging })),
    )
    return found.flat()
  }
  const isWanted = ({ obstacle, certificate: own }: Candidate): boolean =>
    obstacle === null && (!certificate || equalBytes(own, certificate))
  let isFirst = true
  return async (at = new Date()) => {
    if (isFirst) {
      isFirst = false
      const seen = await candidatesOf(await tokens.listUsable(), at)
      if (seen.some(isWanted)) return seen
    }
    return candidatesOf(await tokens.list(), at)
  }
}

interface Judging extends Pick<Format, 'suits'> {
  at: Date
  use: CertificateUse
  wanted: WantedSignature
  filter: CertificateFilter
}

function candidatesOn(
  token: TokenForPin,
  { certificates, keys, signatures }: MarkedContents,
  { at, use, wanted, suits, filter }: Judging,
): Candidate[] {
  const ownKeys = new Map(keys.toReversed().map(key => [textOf(key.publicKey), key]))
  return lookedAt(token.id, certificates).flatMap(({ certificate, retired, facts, fingerprint, chain }) => {
    if (!facts || facts.isCa) return []
    const algorithm = algorithmFor(facts, { wanted, suits, signatures })
    const key = ownKeys.get(textOf(facts.tokenKey))
    const obstacle = !key ? 'CERTIFICATE_WITHOUT_KEY' : certificateObstacle(facts, at, use)
    const others = retired ? 'CERTIFICATE_RETIRED' : algorithm ? tokenObstacle(token) : 'ALGORITHM_UNSUPPORTED'
    const refused = fitsFilter({ facts, chain }, filter) ? null : 'CERTIFICATE_NOT_ACCEPTED'
    const { keyId, pinEachTime } = key ?? noKey
    const common = { certificate, fingerprint, token, algorithm, pinEachTime }
    const candidate: Candidate = { ...common, obstacle: refused ?? obstacle ?? others }
    unshown.set(candidate, { keyId, chain })
    return [candidate]
  })
}

const noKey = { keyId: '', pinEachTime: false }

/** `signatures`: what the token has a mechanism for. What it has none for is not replaced by what it has. */
function algorithmFor(
  { keyAlgorithm, signatures: own }: CertificateFacts,
  { wanted, suits, signatures }: Pick<Judging, 'wanted' | 'suits'> & Pick<MarkedContents, 'signatures'>,
): SignatureAlgorithm | null {
  const algorithm = signatureAlgorithmFor(own, wanted)
  return keyAlgorithm && algorithm && signatures.includes(algorithm) && suits(keyAlgorithm, algorithm)
    ? algorithm
    : null
}

const tokenObstacle = ({ state }: TokenForPin): ErrorCode | null => (state === 'locked' ? 'PIN_LOCKED' : null)

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
