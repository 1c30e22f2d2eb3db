/** Queries on ordered tokens. */
import { nextOf } from './counters.ts'
import type { Store } from './open-store.ts'

export interface Order {
  /** Ten digits. */
  act: string
  /** VÖEN or FIN. */
  buyer: string
  name: string
  quantity: number
}

/** The number of the act. */
export function addOrder(store: Store, { buyer, name, quantity }: Omit<Order, 'act'>, now: Date): string {
  const act = String(nextOf(store, 'act')).padStart(10, '0')
  store.run('INSERT INTO orders VALUES (?, ?, ?, ?, ?)', [act, buyer, name, quantity, now.getTime()])
  return act
}

export function findOrder(store: Store, act: string): Order | null {
  return store.one('SELECT act, buyer, name, quantity FROM orders WHERE act = ?', [act]) as Order | null
}
