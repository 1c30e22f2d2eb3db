/** `verifyLogin`: who `authenticate` says that somebody is, for the server that drew the challenge. */
import type { Bytes } from '../../shared/bytes.ts'
import type { NamePart } from '../../shared/certificate.ts'
import { isLongChallenge } from '../../shared/challenge.ts'
import { MohurError } from '../../shared/errors.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import { verifyAuthenticationToken, type LoginReason } from '../pki/verify-authentication-token.ts'
import {
  certificatesGiven,
  revocationGiven,
  rootsGiven,
  textGiven,
  timeGiven,
  type BytesLike,
  type RevocationData,
} from './given.ts'
import { revocationBy, type CertificateRevocation } from './revocation-by.ts'

export interface LoginToVerify {
  /** What `authenticate` gave the page, parsed from the JSON that the page sent. */
  token: unknown
  /** Your own, as browsers write it: `https://bank.example`, with the port where there is one, and nothing after it. */
  origin: string
  /** The text that you drew for this login and this browser. */
  challenge: string
  /** What the path must end in: each DER, PEM of one or more, or PKCS#7. One at least. */
  roots: readonly (BytesLike | string)[]
  /** Authorities between the roots and the person, since a token holds the person's certificate alone. They are not believed by themselves. */
  intermediates?: readonly (BytesLike | string)[] | undefined
  /** What authorities say of revoked certificates. It must be fresh as of `at`; nothing is fetched here. */
  revocation?: RevocationData | undefined
  /** As of when certificates are judged; now unless told otherwise. */
  at?: Date | undefined
}

export interface VerifiedLogin {
  /** The token is of this login, by a certificate that leads to a root and may log in. */
  valid: true
  /** None. */
  reasons: []
  /** Whom the certificate names, in the order in which it is written. */
  subject: NamePart[]
  /** DER. */
  certificate: Bytes
  /** DER of the issuers, the certificate's own first, the root last. */
  chain: Bytes[]
  /** Of the certificate; `revoked` lets nobody in, and `unknown` is for you to refuse. */
  revocation: CertificateRevocation
}

export interface RefusedLogin {
  /** Nobody is logged in. */
  valid: false
  /** One at least. */
  reasons: LoginReason[]
}

/** @throws TypeError, RangeError, MohurError BAD_PARAMS with `field` and `reason`, CERTIFICATE_UNREADABLE for all but the token */
export async function verifyLogin(given: LoginToVerify): Promise<VerifiedLogin | RefusedLogin> {
  const trust = {
    roots: rootsGiven(given.roots),
    intermediates: certificatesGiven('intermediates', given.intermediates ?? []),
  }
  const at = timeGiven(given.at)
  const revocationOf = revocationBy(revocationGiven(given.revocation), { ...trust, now: at })
  const { reasons, link, chain } = verifyAuthenticationToken({
    token: given.token,
    origin: originGiven(given.origin),
    challenge: challengeGiven(given.challenge),
    ...trust,
    at,
  })
  if (!link || reasons.length > 0) return { valid: false, reasons }
  const { certificate } = link
  const revocation = revocationOf({ certificate, chain })
  if (revocation.status === 'revoked') return { valid: false, reasons: ['certificateRevoked'] }
  return { valid: true, reasons: [], subject: link.facts.subject, certificate, chain, revocation }
}

/** No browser writes another one, and nobody would ever get in. */
function originGiven(value: unknown): string {
  const origin = textGiven('origin', value)
  if (!isPageOrigin(origin)) throw new MohurError('BAD_PARAMS', { field: 'origin', reason: 'notOrigin' })
  return origin
}

/** With a short one somebody could have tokens made beforehand, for all that may come. */
function challengeGiven(value: unknown): string {
  const challenge = textGiven('challenge', value)
  if (!isLongChallenge(challenge)) throw new MohurError('BAD_PARAMS', { field: 'challenge', reason: 'tooShort' })
  return challenge
}
