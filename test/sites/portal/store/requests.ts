/** Queries on the register of requests: from registration to the issued certificate, or to the end without one. */
import { BadRequest } from '../../site.ts'
import type { Application } from '../application.ts'
import { nextOfDay } from './counters.ts'
import type { Row, Store } from './open-store.ts'

export type RequestStatus = 'waiting' | 'sent' | 'postponed' | 'cancelled' | 'issued'

export interface Enrolment {
  /** YYYYMMDD and five digits. */
  number: string
  registeredAt: Date
  /** When documents must have been brought. */
  deadline: Date
  application: Application
  /** DER of the PKCS#10 request. */
  request: Uint8Array<ArrayBuffer>
  status: RequestStatus
  /** Why it was postponed or cancelled; `deadline`: by the clock. */
  reason: string
  /** DER of the certificate, once issued, and PKCS#7 of it with its issuers. */
  leaf: Uint8Array<ArrayBuffer> | null
  bundle: Uint8Array<ArrayBuffer> | null
}

export interface Registration {
  application: Application
  request: Uint8Array
  /** SHA-256 of the public key. */
  key: string
  /** Who asks for what. */
  asked: string
  now: Date
}

const fromRow = (row: Row): Enrolment => ({
  number: String(row['number']),
  registeredAt: new Date(Number(row['registered_at'])),
  deadline: new Date(Number(row['deadline'])),
  application: JSON.parse(String(row['application'])) as Application,
  request: row['request'] as Uint8Array<ArrayBuffer>,
  status: row['status'] as RequestStatus,
  reason: String(row['reason']),
  leaf: row['leaf'] as Uint8Array<ArrayBuffer> | null,
  bundle: row['bundle'] as Uint8Array<ArrayBuffer> | null,
})

/** A month later, and never in the month after that. */
export function aMonthAfter(now: Date): Date {
  const later = new Date(now)
  later.setMonth(later.getMonth() + 1)
  if (later.getDate() !== now.getDate()) later.setDate(0)
  return later
}

/** The number: the same one for the same request from who asked for it, so that nothing is lost when an answer was. @throws BadRequest 409 */
export function register(
  store: Store,
  { application, request, key, asked, now }: Registration,
): { number: string; isNew: boolean } {
  const before = store.one('SELECT number, asked FROM requests WHERE key = ?', [key])
  if (before && before['asked'] === asked) return { number: String(before['number']), isNew: false }
  if (before) throw new BadRequest(409, { request: 'keyUsedBefore' })
  const number = nextOfDay(store, 'request', now)
  const times = [now.getTime(), aMonthAfter(now).getTime()]
  store.run(
    "INSERT INTO requests (number, registered_at, deadline, application, request, key, asked, status) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
    [number, ...times, JSON.stringify(application), request, key, asked],
  )
  return { number, isNew: true }
}

/** How many requests of who asked for this have come to an end: the next one is another. */
export const endedRequests = (store: Store, asked: string): number =>
  Number(
    store.one("SELECT count(*) AS ended FROM requests WHERE asked = ? AND status IN ('cancelled', 'issued')", [
      asked,
    ])?.['ended'],
  )

/** The newest first. */
export const listRequests = (store: Store): Enrolment[] =>
  store.all('SELECT * FROM requests ORDER BY number DESC').map(fromRow)

/** @throws BadRequest 404 */
export function getRequest(store: Store, number: string | undefined): Enrolment {
  const row = store.one('SELECT * FROM requests WHERE number = ?', [number ?? ''])
  if (!row) throw new BadRequest(404, { number: 'unknown' })
  return fromRow(row)
}

/** Of those that are still to be decided. @throws BadRequest 409 */
export function setStatus(store: Store, number: string, to: { status: RequestStatus; reason?: string }): void {
  const changed = store.run(
    "UPDATE requests SET status = ?, reason = ? WHERE number = ? AND status IN ('waiting', 'postponed')",
    [to.status, to.reason ?? '', number],
  )
  if (changed === 0) throw new BadRequest(409, { number: 'decided' })
}

/** Of what was sent to the authority: the certificate, or back to where it can be decided again. */
export function setIssued(store: Store, number: string, issued: { leaf: Uint8Array; bundle: Uint8Array } | null): void {
  const values = issued ? ['issued', issued.leaf, issued.bundle] : ['waiting', null, null]
  store.run("UPDATE requests SET status = ?, leaf = ?, bundle = ? WHERE number = ? AND status = 'sent'", [
    ...values,
    number,
  ])
}

/** What was being issued when the server stopped is to be decided again. */
export const takeBackUnissued = (store: Store): number =>
  store.run("UPDATE requests SET status = 'waiting' WHERE status = 'sent'")

/** Cancels what nobody brought documents for; resolves with what was cancelled. */
export function cancelOverdue(store: Store, now: Date): Enrolment[] {
  return store
    .all(
      "UPDATE requests SET status = 'cancelled', reason = 'deadline' WHERE status IN ('waiting', 'postponed') AND deadline < ? RETURNING *",
      [now.getTime()],
    )
    .map(fromRow)
}
