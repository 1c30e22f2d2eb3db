/** Numbers that never come twice, whatever else is rolled back or restarted. */
import type { Store } from './open-store.ts'

export function nextOf(store: Store, name: string): number {
  const row = store.one(
    'INSERT INTO counters VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value',
    [name],
  )
  return Number(row?.['value'])
}

/** Local day as YYYYMMDD. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('')

/** YYYYMMDD and five digits that run through the day. */
export const nextOfDay = (store: Store, kind: string, now: Date): string =>
  `${dayOf(now)}${String(nextOf(store, `${kind} ${dayOf(now)}`)).padStart(5, '0')}`
