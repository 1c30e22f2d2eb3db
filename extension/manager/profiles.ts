/** The person's profiles: certificates with their keys on the connected tokens, what is to be done next, and enrolments that wait. */
import type { Bytes } from '../../shared/bytes.ts'
import type { JournalEntry, JournalStage } from '../../shared/journal.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { certificateFacts, daysLeft, soonDays } from '../ui/certificate-facts.ts'

/** What to do next with a certificate. */
export type Next = 'use' | 'renew' | 'request' | 'wait' | 'retired'

export interface Profile {
  /** Of the certificate on its token. */
  id: string
  certificate: Bytes
  token: TokenSummary
  next: Next
}

type CertificateObject = Extract<TokenObject, { kind: 'certificate' }>
type KeyPair = Extract<TokenObject, { kind: 'keyPair' }>

export interface Enrolment {
  key: KeyPair
  token: TokenSummary
  /** `null` where the journal does not tell. */
  requestedAt: Date | null
}

export interface Profiles {
  profiles: Profile[]
  enrolments: Enrolment[]
}

/** `journal`: newest first, as far as it was read. */
export function profilesOf(
  tokens: readonly Result<'readToken'>[],
  now: Date,
  journal: readonly JournalEntry[] = [],
): Profiles {
  const on = tokens.flatMap(({ details, objects }) => objects.map(object => ({ object, token: details.summary })))
  const profiles = on.flatMap(({ object, token }) =>
    object.kind === 'certificate' && object.hasKey ? [profileOf(object, token, now)] : [],
  )
  const waiting = on.flatMap(({ object, token }) =>
    object.kind === 'keyPair' && !object.hasCertificate ? [{ key: object, token }] : [],
  )
  const enrolments = waiting.map(one => ({ ...one, requestedAt: requestedAt(one, { waiting, journal }) }))
  return { profiles: profiles.toSorted((a, b) => endOf(a) - endOf(b)), enrolments }
}

const profileOf = ({ id, certificate, retired }: CertificateObject, token: TokenSummary, now: Date): Profile => ({
  id,
  certificate,
  token,
  next: retired ? 'retired' : nextOf(certificate, now),
})

const endOf = ({ certificate }: Profile): number => certificateFacts(certificate)?.notAfter.getTime() ?? 0

function nextOf(certificate: Uint8Array, now: Date): Next {
  const facts = certificateFacts(certificate)
  if (!facts || facts.notAfter < now) return 'request'
  if (facts.notBefore > now) return 'wait'
  return daysLeft(facts, now) < soonDays ? 'renew' : 'use'
}

/** The request was signed; it went to the site, or at least left the token. */
const wasMade: ReadonlySet<JournalStage> = new Set(['signed', 'delivered', 'undelivered'])

type Waiting = Omit<Enrolment, 'requestedAt'>

/**
 * A token keeps no time of its keys. The journal does, of the request: it was signed on this token for the subject that the
 * key is labelled with. Where two keys wait under one label, nobody can tell which request was whose.
 */
function requestedAt(
  { key, token }: Waiting,
  { waiting, journal }: { waiting: readonly Waiting[]; journal: readonly JournalEntry[] },
): Date | null {
  const isSame = (other: Waiting): boolean => other.token.id === token.id && other.key.label === key.label
  if (key.label.trim() === '' || waiting.filter(isSame).length > 1) return null
  const entry = journal.find(
    ({ operation, stage, document, token: { serialNumber } }) =>
      operation === 'requestCertificate' &&
      wasMade.has(stage) &&
      serialNumber === token.serialNumber &&
      `${document}, `.includes(`=${key.label}, `),
  )
  return entry?.time ?? null
}
