/** Queries on renewals: where each profile stands on its way to new keys. */
import { randomBytes } from 'node:crypto'
import type { Row, Store } from '../../open-database.ts'
import { BadRequest } from '../../site.ts'

/** Told what will be done, accepted by the bank, a new certificate is there, it is on its token, and in service. */
export type RenewalStatus = 'described' | 'accepted' | 'issued' | 'installed' | 'inService'

export interface Renewal {
  id: string
  /** The page's name for the request (`reference` of `requestCertificate`). */
  reference: string
  /** Fingerprint of the certificate that is renewed. */
  profile: string
  status: RenewalStatus
  /** DER of the PKCS#10 request. */
  request: Uint8Array | null
  /** DER of the CMS by the old key that it came in. */
  signed: Uint8Array | null
  /** DER of the new certificate. */
  certificate: Uint8Array | null
  /** DER of the PKCS#7 with the new certificate and its issuers. */
  bundle: Uint8Array | null
}

/** The one that is there already, or a new one: a profile has one. */
export function beginRenewal(store: Store, profile: string): Renewal {
  const reference = `renewal-${randomBytes(16).toString('hex')}`
  store.run("INSERT OR IGNORE INTO renewals (reference, profile, status) VALUES (?, ?, 'described')", [
    reference,
    profile,
  ])
  const row = store.one('SELECT * FROM renewals WHERE profile = ?', [profile])
  if (!row) throw new Error('a renewal that was begun is there')
  return renewalFrom(row)
}

/** @throws BadRequest 404 */
export function getRenewal(store: Store, id: string | undefined): Renewal {
  const number = Number(id)
  const row = Number.isSafeInteger(number) ? store.one('SELECT * FROM renewals WHERE id = ?', [number]) : null
  if (!row) throw new BadRequest(404, { renewal: 'renewalUnknown' })
  return renewalFrom(row)
}

export function renewalOf(store: Store, profile: string): Renewal | null {
  const row = store.one('SELECT * FROM renewals WHERE profile = ?', [profile])
  return row && renewalFrom(row)
}

export const listRenewals = (store: Store, status: RenewalStatus): Renewal[] =>
  store.all('SELECT * FROM renewals WHERE status = ? ORDER BY id', [status]).map(renewalFrom)

/** Each of these moves on from the status before it alone. @returns whether it did */
export const keepRequest = (store: Store, id: string, given: Record<'request' | 'signed', Uint8Array>): boolean =>
  store.run("UPDATE renewals SET status = 'accepted', request = ?, signed = ? WHERE id = ? AND status = 'described'", [
    given.request,
    given.signed,
    Number(id),
  ]) === 1

export const keepCertificate = (
  store: Store,
  id: string,
  given: Record<'certificate' | 'bundle', Uint8Array>,
): boolean =>
  store.run("UPDATE renewals SET status = 'issued', certificate = ?, bundle = ? WHERE id = ? AND status = 'accepted'", [
    given.certificate,
    given.bundle,
    Number(id),
  ]) === 1

export const markInstalled = (store: Store, id: string): boolean =>
  store.run("UPDATE renewals SET status = 'installed' WHERE id = ? AND status = 'issued'", [Number(id)]) === 1

export const markInService = (store: Store, id: string): boolean =>
  store.run("UPDATE renewals SET status = 'inService' WHERE id = ? AND status IN ('issued', 'installed')", [
    Number(id),
  ]) === 1

const bytesIn = (value: unknown): Uint8Array | null => (value === null ? null : new Uint8Array(value as Uint8Array))

const renewalFrom = (row: Row): Renewal => ({
  id: String(row['id']),
  reference: String(row['reference']),
  profile: String(row['profile']),
  status: row['status'] as RenewalStatus,
  request: bytesIn(row['request']),
  signed: bytesIn(row['signed']),
  certificate: bytesIn(row['certificate']),
  bundle: bytesIn(row['bundle']),
})
