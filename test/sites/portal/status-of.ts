/** What an applicant is told of a request: five of the seven sentences; the other two are for what was not found and not paid. */
import { X509Certificate } from 'node:crypto'
import { isPaid } from './store/payments.ts'
import type { Store } from './store/open-store.ts'
import type { Enrolment } from './store/requests.ts'

export type Status = 'waiting' | 'sent' | 'postponed' | 'cancelled' | 'payment' | 'ready'

/** `payment`: issued, and to be paid for. */
export function statusOf(store: Store, { status, number }: Enrolment): Status {
  if (status !== 'issued') return status
  return isPaid(store, number) ? 'ready' : 'payment'
}

/** A certificate as people read it: names, and until when. */
export function describeCertificate(der: Uint8Array): {
  subject: string
  issuer: string
  validTo: string
  fingerprint: string
} {
  const { subject, issuer, validTo, fingerprint256: fingerprint } = new X509Certificate(der)
  const commonName = (name: string): string => /^CN=(.*)$/m.exec(name)?.[1] ?? name
  return {
    subject: commonName(subject),
    issuer: commonName(issuer),
    validTo: new Date(validTo).toISOString(),
    fingerprint,
  }
}
