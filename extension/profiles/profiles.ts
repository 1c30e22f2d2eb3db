/** The person's profiles: certificates with their keys on the connected tokens, what is to be done next, and enrolments that wait. */
import type { Bytes } from '../../shared/bytes.ts'
import type { JournalEntry, JournalStage } from '../../shared/journal.ts'
import { nameValueText } from '../../shared/names.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import type { OperationName, Result } from '../../shared/operations/index.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { certificateFacts, criticalDays, daysLeft, soonDays } from './certificate-facts.ts'

/** What to do next with a certificate; `critical`: renew it at once, `retire`: its successor is there. */
export type Next = 'use' | 'renew' | 'critical' | 'request' | 'wait' | 'retire' | 'retired'

/** Its time is over or nearly so. */
export const isToRenew = (next: Next): boolean => next === 'renew' || next === 'critical' || next === 'request'

export interface Profile {
  /** Of the certificate on its token. */
  id: string
  certificate: Bytes
  /** Those on its token, among which its issuers may be. */
  beside: readonly Bytes[]
  token: TokenSummary
  next: Next
  /** The origin that its key was requested by; `null` where the journal does not tell of one alone. */
  requestedFrom: string | null
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
  const on = tokens.flatMap(({ details, objects }) =>
    objects.map(object => ({ object, token: details.summary, beside: certificatesAmong(objects) })),
  )
  const alone = on.flatMap(({ object, token, beside }) =>
    object.kind === 'certificate' && object.hasKey
      ? [{ ...profileOf(object, token, now), beside, requestedFrom: requestedFrom(object, token, journal) }]
      : [],
  )
  const profiles = alone.map(profile =>
    isReplaced(profile, alone) ? { ...profile, next: 'retire' as const } : profile,
  )
  const waiting = on.flatMap(({ object, token }) =>
    object.kind === 'keyPair' && !object.hasCertificate ? [{ key: object, token }] : [],
  )
  const enrolments = waiting.map(one => ({ ...one, requestedAt: requestedAt(one, { waiting, journal }) }))
  return { profiles: profiles.toSorted((a, b) => endOf(a) - endOf(b)), enrolments }
}

const certificatesAmong = (objects: readonly TokenObject[]): Bytes[] =>
  objects.flatMap(object => (object.kind === 'certificate' ? [object.certificate] : []))

/** Since when a key waits, and where the next certificate is to be asked for, the journal alone tells. */
export const isJournalNeeded = ({ profiles, enrolments }: Profiles): boolean =>
  enrolments.length > 0 || profiles.some(({ next }) => isToRenew(next))

const profileOf = (
  { id, certificate, retired }: CertificateObject,
  token: TokenSummary,
  now: Date,
): Omit<Profile, 'beside' | 'requestedFrom'> => ({
  id,
  certificate,
  token,
  next: retired ? 'retired' : nextOf(certificate, now),
})

/** It is to be renewed, and the same issuer's next one for the same subject can be used. */
function isReplaced({ next, certificate }: Profile, all: readonly Profile[]): boolean {
  const use = useOf(certificate)
  return isToRenew(next) && use !== null && all.some(other => other.next === 'use' && useOf(other.certificate) === use)
}

/** Where one person has a certificate for signing and one for logging in, neither is the successor of the other. */
function useOf(certificate: Bytes): string | null {
  const facts = certificateFacts(certificate)
  return facts && JSON.stringify([facts.issuer, facts.subject, facts.keyUsage, facts.extendedKeyUsage])
}

const endOf = ({ certificate }: Profile): number => certificateFacts(certificate)?.notAfter.getTime() ?? 0

function nextOf(certificate: Uint8Array, now: Date): Next {
  const facts = certificateFacts(certificate)
  if (!facts || facts.notAfter < now) return 'request'
  if (facts.notBefore > now) return 'wait'
  const left = daysLeft(facts, now)
  if (left < criticalDays) return 'critical'
  return left < soonDays ? 'renew' : 'use'
}

/** The operations by which keys come to wait. */
const requesting: ReadonlySet<string> = new Set<OperationName>(['requestCertificate', 'renewCertificate'])
/** The request was signed; it went to the site, or at least left the token. */
const wasMade: ReadonlySet<JournalStage> = new Set(['signed', 'delivered', 'undelivered'])

type WaitingKey = Omit<Enrolment, 'requestedAt'>

/**
 * A token keeps no time of its keys. The journal does, of the request: it was signed on this token for the subject that the
 * key is labelled with. Where two keys wait under one label, nobody can tell which request was whose.
 */
function requestedAt(
  { key, token }: WaitingKey,
  { waiting, journal }: { waiting: readonly WaitingKey[]; journal: readonly JournalEntry[] },
): Date | null {
  const isSame = (other: WaitingKey): boolean => other.token.id === token.id && other.key.label === key.label
  if (key.label.trim() === '' || waiting.filter(isSame).length > 1) return null
  const [entry] = requestsFor(key.label, token, journal)
  return entry?.time ?? null
}

/** Requests that were made on this token for a subject of this name, newest first. */
const requestsFor = (name: string, { serialNumber }: TokenSummary, journal: readonly JournalEntry[]): JournalEntry[] =>
  journal.filter(
    ({ operation, stage, document, token }) =>
      requesting.has(operation) && wasMade.has(stage) && token.serialNumber === serialNumber && isFor(document, name),
  )

/** Where its owner asked for a key under this name, which is where the next one is asked for. */
function requestedFrom(
  { certificate }: CertificateObject,
  token: TokenSummary,
  journal: readonly JournalEntry[],
): string | null {
  const name = certificateFacts(certificate)?.subject.find(({ type }) => type === 'CN')?.value ?? ''
  if (name === '') return null
  const [origin, ...others] = new Set(requestsFor(name, token, journal).map(entry => entry.origin))
  return origin !== undefined && others.length === 0 && isPageOrigin(origin) ? origin : null
}

/** Whether one part of a subject (`subjectText`) has this value. No `=` stands unescaped in a value: what is found is a part. */
const isFor = (subject: string, value: string): boolean =>
  subject
    .split(/(?:^|, )[A-Za-z]+=/)
    .slice(1)
    .includes(nameValueText(value))
