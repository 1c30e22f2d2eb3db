/**
 * Who proves to hold the key of a certificate by an authentication token `web-eid:1.0` (Web eID system architecture,
 * "Authentication token validation"), strictly. What the token says of itself is believed only after that.
 */
import { equalBytes, fromBase64, type Bytes } from '../../shared/bytes.ts'
import { prepareToken, suitsToken, tokenFormat, type Login } from './authentication-token.ts'
import { isForLogin } from './certificate-obstacle.ts'
import { findChain } from './chain.ts'
import { jwsAlgorithmNamed } from './jws/jws-algorithm.ts'
import { openPool } from './path/candidate-paths.ts'
import type { VerifyReason } from './path/check-path.ts'
import { readLink, type Link } from './path/link.ts'
import { keyStanding, verifySignature } from './verify-signature.ts'

/** Why a token lets nobody in; several may hold at once. */
export const loginReasons = [
  'tokenUnreadable',
  'formatUnsupported',
  'signatureWrong',
  'algorithmWeak',
  'algorithmUnsupported',
  'certificateExpired',
  'certificateNotForLogin',
  'certificateRevoked',
  'chainBroken',
  'rootUnknown',
] as const
export type LoginReason = (typeof loginReasons)[number]

export interface TokenToVerify extends Login {
  /** As the page sent it: anything at all. */
  token: unknown
  /** Trust anchors, and the authorities between them and the person, which a token does not bring. */
  roots: readonly Bytes[]
  intermediates: readonly Bytes[]
  at: Date
}

/** `reasons` is empty when it is good. */
export interface JudgedToken {
  reasons: LoginReason[]
  /** `null` when it cannot be read. */
  link: Link | null
  /** DER of the issuers, the certificate's own first. */
  chain: Bytes[]
}

/** Never throws. */
export function verifyAuthenticationToken({ token, roots, intermediates, at, ...login }: TokenToVerify): JudgedToken {
  if (textIn(token, 'format') !== tokenFormat) return refused(hasText(token) ? 'formatUnsupported' : 'tokenUnreadable')
  const signature = bytesIn(token, 'signature')
  const certificate = bytesIn(token, 'unverifiedCertificate')
  const link = certificate && readLink(certificate)
  if (!signature || !certificate || !link) return refused('tokenUnreadable')
  const found = findChain({ certificate, pool: openPool(intermediates, roots), at })
  const top = found.chain.at(-1) ?? certificate
  const reachesRoot = roots.some(root => equalBytes(root, top))
  const reasons = new Set<LoginReason>([
    ...signatureReasons(link, { name: textIn(token, 'algorithm'), signature, login }),
    ...(isForLogin(link.facts) ? [] : (['certificateNotForLogin'] as const)),
    ...found.reasons.map(reason => pathReason(reason, reachesRoot)),
  ])
  return { reasons: [...reasons], link, chain: found.chain }
}

const refused = (reason: LoginReason): JudgedToken => ({ reasons: [reason], link: null, chain: [] })

/** The key must be worth belief, the name one that holds for this key, and the signature over this login. */
function signatureReasons(
  { facts: { keyAlgorithm, signatures, publicKey } }: Link,
  { name, signature, login }: { name: string | null; signature: Bytes; login: Login },
): LoginReason[] {
  if (keyStanding(publicKey) === 'weak') return ['algorithmWeak']
  const algorithm = keyAlgorithm && jwsAlgorithmNamed(name, keyAlgorithm)
  if (!algorithm || !suitsToken(keyAlgorithm, algorithm) || !signatures.includes(algorithm)) {
    return ['algorithmUnsupported']
  }
  const toBeSigned = prepareToken(login, algorithm)
  return verifySignature({ publicKey, algorithm, toBeSigned, signature, form: 'r‖s' }) ? [] : ['signatureWrong']
}

const known = (reason: VerifyReason): reason is VerifyReason & LoginReason =>
  (loginReasons as readonly string[]).includes(reason)

/** A token brings no chain: where its certificate leads to no root, the root is what is not known. Whatever else is against a path breaks it. */
function pathReason(reason: VerifyReason, reachesRoot: boolean): LoginReason {
  if (reason === 'chainBroken' && !reachesRoot) return 'rootUnknown'
  return known(reason) ? reason : 'chainBroken'
}

function textIn(token: unknown, field: string): string | null {
  if (typeof token !== 'object' || token === null || !Object.hasOwn(token, field)) return null
  const value: unknown = (token as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : null
}

const hasText = (token: unknown): boolean => textIn(token, 'format') !== null

/** `null` for anything but canonical Base64. */
function bytesIn(token: unknown, field: string): Bytes | null {
  try {
    return fromBase64(textIn(token, field) ?? '?')
  } catch {
    return null
  }
}
