/** Queries on the register of issued certificates: good, suspended, revoked. */
import type { CrlReason } from '../../../../shared/revocation.ts'
import type { Store } from './open-store.ts'

export interface Revoked {
  /** DER of the serial number, hexadecimal. */
  serial: string
  revokedAt: Date
  reason: CrlReason
}

export const addIssued = (store: Store, serial: string): number =>
  store.run('INSERT INTO certificates (serial) VALUES (?)', [serial])

/** `null`: it is not revoked, or not of this centre. */
export function findRevoked(store: Store, serial: string): Revoked | null {
  const row = store.one('SELECT * FROM certificates WHERE serial = ? AND revoked_at IS NOT NULL', [serial])
  return row && revokedFrom(row)
}

export const isIssued = (store: Store, serial: string): boolean =>
  store.one('SELECT 1 FROM certificates WHERE serial = ?', [serial]) !== null

export const listRevoked = (store: Store): Revoked[] =>
  store.all('SELECT * FROM certificates WHERE revoked_at IS NOT NULL ORDER BY revoked_at, serial').map(revokedFrom)

/** `null`: good again. */
export const setRevoked = (store: Store, serial: string, to: Omit<Revoked, 'serial'> | null): number =>
  store.run('UPDATE certificates SET revoked_at = ?, reason = ? WHERE serial = ?', [
    to?.revokedAt.getTime() ?? null,
    to?.reason ?? null,
    serial,
  ])

const revokedFrom = (row: Record<string, unknown>): Revoked => ({
  serial: String(row['serial']),
  revokedAt: new Date(Number(row['revoked_at'])),
  reason: row['reason'] as CrlReason,
})
