/** The certificate centre's register: applications with their requests, from registration to the issued certificate. */
import { BadRequest } from '../site.ts'
import type { Application } from './application.ts'

/** What the status page tells: not reviewed, sent to the authority, postponed, cancelled, ready. */
export type EnrolmentStatus = 'waiting' | 'sent' | 'postponed' | 'cancelled' | 'ready'

export interface Enrolment {
  /** Date and a running number: YYYYMMDD and five digits. */
  number: string
  registeredAt: Date
  application: Application
  /** DER of the PKCS#10 request. */
  request: Uint8Array
  status: EnrolmentStatus
  /** Why it was postponed or cancelled. */
  reason: string
  /** DER of the certificate, once issued, and PKCS#7 of it with its issuers. */
  leaf: Uint8Array<ArrayBuffer> | null
  bundle: Uint8Array | null
}

export class Enrolments {
  readonly #all = new Map<string, Enrolment>()

  register(application: Application, request: Uint8Array, now: Date): Enrolment {
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(part => String(part).padStart(2, '0'))
      .join('')
    const number = `${day}${String(this.#all.size + 1).padStart(5, '0')}`
    const enrolment: Enrolment = {
      number,
      registeredAt: now,
      application,
      request,
      status: 'waiting',
      reason: '',
      leaf: null,
      bundle: null,
    }
    this.#all.set(number, enrolment)
    return enrolment
  }

  list(): Enrolment[] {
    return [...this.#all.values()].toReversed()
  }

  /** @throws BadRequest 404 */
  get(number: string | undefined): Enrolment {
    const found = this.#all.get(number ?? '')
    if (!found) throw new BadRequest(404, { number: 'unknown' })
    return found
  }

  /** The applicant proves to be the applicant by number and FIN. @throws BadRequest 404, the same for either being wrong. */
  find(number: string | undefined, fin: string | null): Enrolment {
    const found = this.get(number)
    if (found.application.fin !== fin?.trim().toUpperCase()) throw new BadRequest(404, { number: 'unknown' })
    return found
  }

  /** Whether a request with this key was registered before. */
  hasKey(key: string, keyOf: (request: Uint8Array) => string): boolean {
    return this.list().some(({ request }) => keyOf(request) === key)
  }
}
