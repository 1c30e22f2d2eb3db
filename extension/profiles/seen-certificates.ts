/** The certificates that were signed with in this browser, and those of them whose owner is to be told that they end soon. */
import { limits } from '../../shared/limits.ts'
import { displayName } from '../../shared/names.ts'
import { certificateFacts, criticalDays, daysLeft, soonDays } from './certificate-facts.ts'
import { certificateFingerprint } from './certificate-fingerprint.ts'

export interface SeenCertificate {
  /** SHA-256, lower-case hexadecimal. */
  fingerprint: string
  /** Of its subject, as the screens name it. */
  name: string
  /** Milliseconds since 1970. */
  notAfter: number
  /** The fewest of `noticeDays` that the person was told of; `null`: they were told nothing. */
  told: number | null
}

/** Below each of these numbers of days a person is told once. */
export const noticeDays = [criticalDays, soonDays] as const

/** `null` for what is no certificate. */
export async function seenCertificate(certificate: Uint8Array): Promise<SeenCertificate | null> {
  const facts = certificateFacts(certificate)
  if (!facts) return null
  const name = displayName(facts.subject).slice(0, limits.journalName)
  return {
    fingerprint: await certificateFingerprint(certificate),
    name,
    notAfter: facts.notAfter.getTime(),
    told: null,
  }
}

/** What was told of it stays told. */
export function withSeen(all: readonly SeenCertificate[], one: SeenCertificate): SeenCertificate[] {
  const known = all.find(({ fingerprint }) => fingerprint === one.fingerprint) ?? one
  return [known, ...all.filter(other => other !== known)].slice(0, limits.certificatesSeen)
}

/** `seen`: without those that have ended, and with what is told now. */
export function dueNotices(
  all: readonly SeenCertificate[],
  now: Date,
): { seen: SeenCertificate[]; due: SeenCertificate[] } {
  const current = all.filter(({ notAfter }) => notAfter > now.getTime())
  const isDue = (one: SeenCertificate): boolean => daysToTell(one, now) < (one.told ?? Infinity)
  return {
    seen: current.map(one => (isDue(one) ? { ...one, told: daysToTell(one, now) } : one)),
    due: current.filter(isDue),
  }
}

/** Infinity while enough are left. */
function daysToTell({ notAfter }: SeenCertificate, now: Date): number {
  const left = daysLeft({ notAfter: new Date(notAfter) }, now)
  return noticeDays.find(days => left < days) ?? Infinity
}

/** As they were stored; what is none is left out. */
export const readSeen = (stored: unknown): SeenCertificate[] => (Array.isArray(stored) ? stored.filter(isSeen) : [])

function isSeen(value: unknown): value is SeenCertificate {
  const { fingerprint, name, notAfter, told } = Object(value) as Partial<Record<keyof SeenCertificate, unknown>>
  return (
    typeof fingerprint === 'string' &&
    typeof name === 'string' &&
    typeof notAfter === 'number' &&
    (told === null || typeof told === 'number')
  )
}
