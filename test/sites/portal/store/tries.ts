/** How often something was tried of late: codes sent, codes and code words guessed. */
import { BadRequest } from '../../site.ts'
import type { Store } from './open-store.ts'

export interface Limit {
  /** How many in the window. */
  most: number
  windowMs: number
}

export const minute = 60_000

/** Counts this one too. @throws BadRequest 429 naming `field` */
export function countTry(store: Store, about: string, given: Limit & { now: Date; field: string }): void {
  const since = given.now.getTime() - given.windowMs
  store.run('DELETE FROM tries WHERE about = ? AND at <= ?', [about, since])
  const row = store.one('SELECT count(*) AS n FROM tries WHERE about = ?', [about])
  if (Number(row?.['n']) >= given.most) throw new BadRequest(429, { [given.field]: 'tooOften' })
  store.run('INSERT INTO tries VALUES (?, ?)', [about, given.now.getTime()])
}

export const forgetTries = (store: Store, about: string): number =>
  store.run('DELETE FROM tries WHERE about = ?', [about])
