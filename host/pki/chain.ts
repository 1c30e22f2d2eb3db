/** From a certificate up to a root (RFC 5280 section 6), without revocation. */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../shared/certificate.ts'
import type { VerifiedSigner } from '../../shared/operations/verify.ts'
import { readConstraints, type ChainConstraints } from './chain-constraints.ts'
import { isSignedBy, issuerAlgorithm } from './signed-certificate.ts'

export type VerifyReason = VerifiedSigner['reasons'][number]

export interface ChainToCheck {
  certificate: Uint8Array
  /** Issuers, the certificate's own issuer first. */
  chain: readonly Uint8Array[]
  /** Trust anchors; none of them is believed for its own signature. */
  roots: readonly Uint8Array[]
  at: Date
}

const longestChain = 10

/** The issuers that are in the pool, the certificate's own issuer first; each by its name and its signature. */
export function orderChain(certificate: Uint8Array, pool: readonly Bytes[]): Bytes[] {
  const candidates = pool.flatMap(readable)
  const chain: Bytes[] = []
  let [current]: Readable[] = readable(certificate)
  while (current && !isSelfIssued(current.facts) && chain.length < longestChain) {
    const below = current
    const issuer = candidates.find(candidate => !chain.includes(candidate.der) && isIssuer(candidate, below))
    if (issuer) chain.push(issuer.der)
    current = issuer
  }
  return chain
}

/** Why the chain does not hold; empty when it does. */
export function checkChain({ certificate, chain, roots, at }: ChainToCheck): VerifyReason[] {
  const whole = [certificate, ...chain]
  const anchor = whole.findIndex(der => roots.some(root => equalBytes(root, der)))
  const wanted = anchor === -1 ? whole : whole.slice(0, anchor + 1)
  const path = wanted.flatMap(readable)
  const top = path.at(-1)
  if (!top || path.length < wanted.length) return ['chainBroken']
  const reasons = new Set(path.flatMap((_, index) => checkLink(path, index, at)))
  if (anchor === -1) reasons.add(roots.length > 0 && !isSelfIssued(top.facts) ? 'chainBroken' : 'rootUnknown')
  return [...reasons]
}

/** One certificate and the signature of the next one above it. */
function checkLink(path: readonly Readable[], index: number, at: Date): VerifyReason[] {
  const [current, issuer] = path.slice(index)
  if (!current) return []
  const reasons: VerifyReason[] = []
  if (!isValidAt(current.facts, at)) reasons.push(index === 0 ? 'certificateExpired' : 'chainBroken')
  if (index > 0 && !mayIssue(current, index - 1)) reasons.push('chainBroken')
  if (current.constraints.hasUnknownDemand) reasons.push('chainBroken')
  if (issuer && current.algorithm === null) reasons.push('algorithmWeak')
  else if (issuer && !isIssuer(issuer, current)) reasons.push('chainBroken')
  return reasons
}

interface Readable<Der extends Uint8Array = Uint8Array> {
  der: Der
  facts: CertificateFacts
  constraints: ChainConstraints
  /** What its issuer signed it with; `null`: nothing that we believe. */
  algorithm: SignatureAlgorithm | null
}

/** One entry, or none for a certificate that cannot be read. */
function readable<Der extends Uint8Array>(der: Der): Readable<Der>[] {
  try {
    return [{ der, facts: readCertificate(der), constraints: readConstraints(der), algorithm: issuerAlgorithm(der) }]
  } catch {
    return []
  }
}

/** An authority that may sign certificates, with no more authorities below it than it allows. */
const mayIssue = ({ facts: { isCa, keyUsage }, constraints }: Readable, authoritiesBelow: number): boolean =>
  isCa && (keyUsage === null || keyUsage.includes('keyCertSign')) && authoritiesBelow <= constraints.pathLength

const isValidAt = ({ notBefore, notAfter }: CertificateFacts, at: Date): boolean => at >= notBefore && at <= notAfter

const isSelfIssued = ({ subjectDer, issuerDer }: CertificateFacts): boolean => equalBytes(subjectDer, issuerDer)

const isIssuer = (issuer: Readable, below: Readable): boolean =>
  equalBytes(issuer.facts.subjectDer, below.facts.issuerDer) && isSignedBy(below.der, issuer.facts.publicKey)
