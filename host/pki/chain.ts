/** From a certificate up to a root (RFC 5280 section 6): which way there is, and why none holds. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { candidatePaths, openPool, poolForAnother, type CandidatePath, type Pool } from './path/candidate-paths.ts'
import { checkPath, type VerifyReason } from './path/check-path.ts'
import { isSelfIssued, readLink } from './path/link.ts'
import type { PolicyDemands } from './path/policy-graph.ts'

export interface ChainToFind {
  certificate: Bytes
  pool: Pool
  at: Date
  demands?: PolicyDemands
}

export interface FoundChain {
  /** Issuers, the certificate's own issuer first, the anchor last where there is one. */
  chain: Bytes[]
  /** Empty when the chain holds. */
  reasons: VerifyReason[]
}

/** The first way that holds, otherwise the one that comes nearest. */
export function findChain({ certificate, pool, ...rest }: ChainToFind): FoundChain {
  const leaf = readLink(certificate)
  let nearest: FoundChain = { chain: [], reasons: ['chainBroken'] }
  let least = Infinity
  for (const path of leaf ? candidatePaths(leaf, pool) : []) {
    const found = { chain: chainOf(path), reasons: reasonsAgainst(path, { pool, ...rest }) }
    if (found.reasons.length === 0) return found
    const distance = (path.anchored ? 0 : 100) + found.reasons.length
    if (distance < least) [nearest, least] = [found, distance]
  }
  return nearest
}

function reasonsAgainst(path: CandidatePath, { pool, ...rest }: Omit<ChainToFind, 'certificate'>): VerifyReason[] {
  const { links } = path
  return [...new Set([...checkPath({ links, ...rest }), ...signatureReasons(path), ...topReasons(path, pool)])]
}

const chainOf = ({ links }: Pick<CandidatePath, 'links'>): Bytes[] =>
  links.slice(1).map(({ certificate }) => certificate)

const standingReasons = { weak: 'algorithmWeak', unsupported: 'algorithmUnsupported' } as const

const signatureReasons = ({ standings }: CandidatePath): VerifyReason[] =>
  standings.flatMap(standing => (standing === 'weak' || standing === 'unsupported' ? standingReasons[standing] : []))

function topReasons({ links, anchored }: CandidatePath, { anchors }: Pool): VerifyReason[] {
  const top = links.at(-1)
  if (anchored) return []
  return [anchors.length > 0 && top && !isSelfIssued(top) ? 'chainBroken' : 'rootUnknown']
}

/** The issuers that are in the pool, the certificate's own issuer first; each by its name and its signature. */
export const orderChain = (certificate: Bytes, pool: readonly Bytes[]): Bytes[] => chainsIn(pool)(certificate)

/** `orderChain` for many certificates: the pool is read once, and no signature in it is verified twice. */
export function chainsIn(certificates: readonly Bytes[]): (certificate: Bytes) => Bytes[] {
  const pool = openPool(certificates, [])
  return certificate => {
    const known = pool.links.find(link => equalBytes(link.certificate, certificate))
    const leaf = known ?? readLink(certificate)
    return leaf ? longestProved(candidatePaths(leaf, poolForAnother(pool))) : []
  }
}

/** The first that ends at a root, otherwise the longest. */
function longestProved(paths: Iterable<CandidatePath>): Bytes[] {
  let longest: Bytes[] = []
  for (const { links, standings } of paths) {
    const firstBad = standings.findIndex(standing => standing !== 'good')
    const proved = firstBad === -1 ? links : links.slice(0, firstBad + 1)
    const chain = chainOf({ links: proved })
    const top = proved.at(-1)
    if (top && isSelfIssued(top)) return chain
    if (chain.length > longest.length) longest = chain
  }
  return longest
}
