/** What is known of a path by what is known of each certificate in it, and what a revocation does to a signature and to a time stamp. */
import type { Bytes } from '../../../shared/bytes.ts'
import type { Revocation, VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import type { CrlReason } from '../../../shared/revocation.ts'

export type Known = Exclude<Revocation, { status: 'notChecked' }>
export type Revoked = Extract<Revocation, { status: 'revoked' }>

export const notChecked: Revocation = { status: 'notChecked' }

/** Whether it takes from what was made at a time what it is worth. */
export type Spoils = (revoked: Pick<Revoked, 'revokedAt' | 'reason'>, at: Date) => boolean

/** What was revoked only after the signature was proved to be there does not touch it; without a proof, whatever the clocks say, it does. */
export function spoilsSignature(timestamp: VerifiedTimestamp | null): (revoked: Pick<Revoked, 'revokedAt'>) => boolean {
  const proved = timestamp?.valid ? timestamp.time : null
  return ({ revokedAt }) => proved === null || revokedAt <= proved
}

/** Whoever has the key of an authority writes any time (RFC 3161 section 4): only where it says that nobody has it, earlier time stamps hold. */
export const spoilsTimestamp: Spoils = ({ revokedAt, reason }, at) =>
  revokedAt <= at || reason === null || !withoutHarm.includes(reason)

const withoutHarm: readonly CrlReason[] = ['unspecified', 'affiliationChanged', 'superseded', 'cessationOfOperation']

export interface Proved {
  /** When what is judged was there for certain. */
  at: Date
  spoils: Spoils
}

export const isSpoiled = (revocation: Revocation, { at, spoils }: Proved): boolean =>
  revocation.status === 'revoked' && spoils(revocation, at)

/** Of every certificate below the anchor it is known, and nothing of it touches what was made with them. `chain`: of a path that holds. */
export const isClearedPath = (
  { chain, revocation }: { chain: readonly Bytes[]; revocation: Revocation },
  proved: Proved,
): boolean =>
  chain.length === 0 ||
  revocation.status === 'good' ||
  (revocation.status === 'revoked' && !isSpoiled(revocation, proved))

export interface Member {
  certificate: Bytes
  known: Known
}

/** `path`: the certificate first, then its issuers; one at least. Of what is equally bad the lowest counts. */
export function worstOf(path: readonly [Member, ...Member[]], proved: Proved): Known {
  const badness = ({ known }: Member): number =>
    isSpoiled(known, proved) ? 3 : known.status === 'unknown' ? 2 : known.status === 'revoked' ? 1 : 0
  const worst = path.reduce((before, member) => (badness(member) > badness(before) ? member : before))
  return worst === path[0] || worst.known.status === 'good'
    ? worst.known
    : { ...worst.known, issuer: worst.certificate }
}

/** What was told when it was asked, and what the signature holds itself: the worse news counts, and then what is known. */
export const bothTold = (asked: Revocation, embedded: Revocation): Revocation =>
  [asked, embedded].find(({ status }) => status === 'revoked') ??
  [asked, embedded].find(({ status }) => status === 'good') ??
  (asked.status === 'notChecked' ? embedded : asked)
