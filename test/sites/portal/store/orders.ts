/** Queries on ordered tokens. */
import { createHash } from 'node:crypto'
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

/** The number of the act. `key`: of the page that orders. */
export function addOrder(
  store: Store,
  { buyer, name, quantity, key }: Omit<Order, 'act'> & { key: string },
  now: Date,
): string {
  const act = String(nextOf(store, 'act')).padStart(10, '0')
  store.run('INSERT INTO orders (act, buyer, name, quantity, ordered_at, key) VALUES (?, ?, ?, ?, ?, ?)', [
    act,
    buyer,
    name,
    quantity,
    now.getTime(),
    digestOf(key),
  ])
  return act
}

export const findOrder = (store: Store, act: string): Order | null =>
  store.one('SELECT act, buyer, name, quantity FROM orders WHERE act = ?', [act]) as Order | null

export const findOrderByKey = (store: Store, key: string): Order | null =>
  store.one('SELECT act, buyer, name, quantity FROM orders WHERE key = ?', [digestOf(key)]) as Order | null

/** Who reads the table cannot take an order over. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex')
