/** Whether a certificate was revoked, as OCSP (RFC 6960) and revocation lists (RFC 5280 section 5) tell it, and why nobody knows. */
import { unavailableReasons } from './inquiries.ts'

/** CRLReason (RFC 5280 section 5.3.1) by its number; 7 is not used. */
export const crlReasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  null,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const
export type CrlReason = NonNullable<(typeof crlReasons)[number]>
export const crlReasonNames = crlReasons.filter(name => name !== null)

/** Why it is not known; the first that was met. */
export const revocationFaults = [
  /** No authority is set up that tells of this issuer’s certificates. */
  'noAuthority',
  /** The issuer's certificate is not there. */
  'issuerMissing',
  ...unavailableReasons,
  /** More was asked in this request than is asked in one. */
  'tooMany',
  'unreadable',
  /** The responder answers that it does not answer. */
  'refused',
  /** It answers, and does not know the certificate. */
  'notKnown',
  /** The answer is of another certificate, or of another issuer. */
  'certificateMismatch',
  'issuerWrong',
  /** Nobody who is there signed it; who signed it may not. */
  'responderMissing',
  'responderNotAllowed',
  'signatureWrong',
  'algorithmWeak',
  'algorithmUnsupported',
  /** It is the answer to another question. */
  'nonceWrong',
  /** It is over; it is of a time to come. */
  'stale',
  'timeWrong',
  /** A list of other certificates, of some reasons, of changes, or with a demand that is not known. */
  'listPartial',
  /** The certificate had expired when the answer was given: who forgets such ones calls them good. */
  'certificateExpired',
] as const
export type RevocationFault = (typeof revocationFaults)[number]
