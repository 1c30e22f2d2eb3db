/** Queries on how many of everything there are. */
import type { Store } from './open-store.ts'

export interface Statistics {
  requests: number
  /** Of the requests: not decided yet. */
  waiting: number
  cancelled: number
  /** Of the certificates: neither suspended nor revoked. */
  valid: number
  suspended: number
  revoked: number
  /** Tokens in all orders. */
  tokens: number
}

export function countAll(store: Store): Statistics {
  const count = (query: string): number => Number(store.one(`SELECT ${query}`)?.['counted'])
  const requests = (where = 'true'): number => count(`count(*) AS counted FROM requests WHERE ${where}`)
  const certificates = (where: string): number => count(`count(*) AS counted FROM certificates WHERE ${where}`)
  return {
    requests: requests(),
    waiting: requests("status IN ('waiting', 'sent', 'postponed')"),
    cancelled: requests("status = 'cancelled'"),
    valid: certificates('reason IS NULL'),
    suspended: certificates("reason = 'certificateHold'"),
    revoked: certificates("reason <> 'certificateHold'"),
    tokens: count('coalesce(sum(quantity), 0) AS counted FROM orders'),
  }
}
