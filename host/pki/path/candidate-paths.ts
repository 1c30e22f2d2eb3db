/**
 * Every way from a certificate up to a trust anchor (RFC 4158), the likely ones first and none of them judged yet. There may
 * be several: authorities certify one another, and roots are renewed with the same key.
 */
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { readLink, type Link } from './link.ts'
import { linkSignature, type Standing } from './link-signature.ts'

export interface CandidatePath {
  /** The certificate first, then its issuers; the last one is the anchor where there is one. */
  links: readonly Link[]
  anchored: boolean
  /** What is to be thought of the signature on each link but the last; never `wrong`. */
  standings: readonly Standing[]
}

/** The certificates among which issuers are looked for, with what was found out about them so far. */
export interface Pool {
  links: readonly Link[]
  anchors: readonly Link[]
  /** Steps and signature checks that are left: whoever sends the certificates decides how many ways there are. */
  left: { steps: number; signatures: number }
  known: Map<Link, Map<Link, Standing>>
}

const longestPath = 11
/** For 32 signers with chains of four that is three times what they need. */
const mostSteps = 500
const mostSignatures = 300

/** Certificates that cannot be read are passed over. */
export function openPool(certificates: readonly Bytes[], anchors: readonly Bytes[]): Pool {
  const trusted = distinct(anchors).flatMap(readable)
  const others = distinct(certificates).filter(one => !trusted.some(({ certificate }) => equalBytes(certificate, one)))
  return {
    links: [...trusted, ...others.flatMap(readable)],
    anchors: trusted,
    left: allowed(),
    known: new Map(),
  }
}

const allowed = (): Pool['left'] => ({ steps: mostSteps, signatures: mostSignatures })

/** For one more certificate: what was found out stays known, and as much may be tried as for the first. */
export const poolForAnother = (pool: Pool): Pool => ({ ...pool, left: allowed() })

const readable = (certificate: Bytes): Link[] => {
  const link = readLink(certificate)
  return link ? [link] : []
}

const distinct = (certificates: readonly Bytes[]): Bytes[] => [
  ...new Map(certificates.map(bytes => [Buffer.from(bytes).toString('latin1'), bytes])).values(),
]

/** Ends early when nothing of what the pool allows is left. */
export const candidatePaths = (leaf: Link, pool: Pool): Generator<CandidatePath> =>
  extend(leaf, { links: [leaf], anchored: false, standings: [] }, pool)

function* extend(top: Link, path: CandidatePath, pool: Pool): Generator<CandidatePath> {
  pool.left.steps -= 1
  if (pool.anchors.some(({ certificate }) => equalBytes(certificate, top.certificate))) {
    yield { ...path, anchored: true }
    return
  }
  let isTop = true
  for (const issuer of possibleIssuers(top, path, pool)) {
    if (pool.left.steps <= 0) break
    const standing = signatureOn(top, issuer, pool)
    if (standing === 'wrong') continue
    isTop = false
    const standings = [...path.standings, standing]
    yield* extend(issuer, { links: [...path.links, issuer], anchored: false, standings }, pool)
  }
  if (isTop) yield path
}

/** By their names, and no name with the same key twice in one path (RFC 4158 section 5.2). */
function possibleIssuers(below: Link, { links }: CandidatePath, pool: Pool): Link[] {
  if (links.length >= longestPath) return []
  return pool.links
    .filter(({ subject }) => subject === below.issuer)
    .filter(issuer => !links.some(link => isSame(link, issuer)))
    .toSorted((a, b) => unlikeliness(a, below, pool) - unlikeliness(b, below, pool))
}

const isSame = (a: Link, b: Link): boolean =>
  a.subject === b.subject && equalBytes(a.facts.publicKey, b.facts.publicKey)

/** Anchors before others, and those whose key the certificate names before those of which nothing is said. */
function unlikeliness(issuer: Link, { issuerKeyIdentifier: named }: Link, { anchors }: Pool): number {
  const byKey = named === null || issuer.keyIdentifier === null ? 1 : named === issuer.keyIdentifier ? 0 : 2
  return (anchors.includes(issuer) ? 0 : 3) + byKey
}

function signatureOn(below: Link, issuer: Link, { known, left }: Pool): Standing {
  const found = known.get(below) ?? new Map<Link, Standing>()
  known.set(below, found)
  const before = found.get(issuer)
  if (before) return before
  if (left.signatures <= 0) return 'wrong'
  left.signatures -= 1
  const standing = linkSignature(below.certificate, issuer.facts.publicKey)
  found.set(issuer, standing)
  return standing
}
