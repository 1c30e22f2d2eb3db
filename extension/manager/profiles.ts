/** The person's profiles: certificates with their keys on the connected tokens, what is to be done next, and enrolments that wait. */
import type { Bytes } from '../../shared/bytes.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { certificateFacts, daysLeft } from '../ui/certificate-facts.ts'

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

export interface Enrolment {
  key: Extract<TokenObject, { kind: 'keyPair' }>
  token: TokenSummary
}

export interface Profiles {
  profiles: Profile[]
  enrolments: Enrolment[]
}

/** Renewing takes days at a certificate centre. */
const soonDays = 30

export function profilesOf(tokens: readonly Result<'readToken'>[], now: Date): Profiles {
  const on = tokens.flatMap(({ details, objects }) => objects.map(object => ({ object, token: details.summary })))
  const profiles = on.flatMap(({ object, token }) =>
    object.kind === 'certificate' && object.hasKey ? [profileOf(object, token, now)] : [],
  )
  const enrolments = on.flatMap(({ object, token }) =>
    object.kind === 'keyPair' && !object.hasCertificate ? [{ key: object, token }] : [],
  )
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
