/** Queries on what was done at the desk: who did what and when. */
import type { Store } from './open-store.ts'
import type { Staff } from './sessions.ts'

export interface Decision {
  /** `approve`, `postpone`, `cancel`, or of the certificate `revoke`, `suspend`, `release`. */
  action: string
  /** Empty where there was none. */
  reason: string
  /** Empty for a stand-in. */
  name: string
  at: Date
}

export function noteDecision(
  store: Store,
  { number, action, reason, staff, now }: { number: string; action: string; reason: string; staff: Staff; now: Date },
): void {
  store.run('INSERT INTO decisions (at, fin, name, number, action, reason) VALUES (?, ?, ?, ?, ?, ?)', [
    now.getTime(),
    staff.fin,
    staff.name,
    number,
    action,
    reason,
  ])
}

/** In the order in which they were made. */
export const decisionsAbout = (store: Store, number: string): Decision[] =>
  store.all('SELECT action, reason, name, at FROM decisions WHERE number = ? ORDER BY id', [number]).map(row => ({
    action: String(row['action']),
    reason: String(row['reason']),
    name: String(row['name']),
    at: new Date(Number(row['at'])),
  }))
