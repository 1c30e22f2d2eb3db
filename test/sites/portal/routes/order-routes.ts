/**
 * Ordering tokens: who orders, how many, the number of the act; payment is as for certificates. An order has a key of its page's own: sent
 * again under it, by whoever lost the answer or the session, it is the same order and nobody pays twice.
 */
import { BadRequest, readText, type Route } from '../../site.ts'
import type { Centre } from '../centre.ts'
import { findOrganisation } from '../registers/organisations.ts'
import { tariffs } from '../registers/offers.ts'
import { findPerson } from '../registers/persons.ts'
import { spendCaptcha } from '../store/captchas.ts'
import type { Store } from '../store/open-store.ts'
import { addOrder, findOrder, findOrderByKey, type Order } from '../store/orders.ts'
import { isPaid } from '../store/payments.ts'
import { findSession, keepInSession, type Buyer } from '../store/sessions.ts'
import { countTry, minute } from '../store/tries.ts'

export function orderRoutes({ store, now }: Centre): Route[] {
  /** Whose session it is goes on with this order, and has no other buyer. */
  const take = (order: Order, cookies: Map<string, string>): { cookie?: string; json: object } => ({
    ...keepInSession(store, cookies, { data: { act: order.act, buyer: undefined }, now: now() }),
    json: shown(store, order),
  })
  return [
    {
      method: 'POST',
      path: '/api/orders/buyer',
      handle: ({ body, cookies }) => {
        spendCaptcha(store, body, now())
        const buyer = readBuyer(body)
        const kept = keepInSession(store, cookies, { data: { buyer }, now: now() })
        return { ...kept, json: { ...buyer, price: tariffs.token } }
      },
    },
    {
      method: 'POST',
      path: '/api/orders',
      handle: ({ body, cookies }) => {
        const { quantity, key } = readOrder(body)
        const buyer = findSession(store, cookies, now())?.data.buyer
        const before = findOrderByKey(store, key)
        if (before?.quantity === quantity && (!buyer || buyer.buyer === before.buyer)) return take(before, cookies)
        if (before || !buyer) throw new BadRequest(409, { session: 'ended' })
        return store.atOnce(() => {
          const act = addOrder(store, { ...buyer, quantity, key }, now())
          return { status: 201, ...take({ ...buyer, act, quantity }, cookies) }
        })
      },
    },
    {
      /** What this page or this session ordered last, paid or not; `null` when it is nothing. */
      method: 'POST',
      path: '/api/orders/mine',
      handle: ({ body, cookies }) => {
        const { act = '' } = findSession(store, cookies, now())?.data ?? {}
        const order = findOrderByKey(store, readText(body, 'key')) ?? findOrder(store, act)
        if (!order) return { json: { order: null } }
        const { json, ...kept } = take(order, cookies)
        return { ...kept, json: { order: json } }
      },
    },
    {
      /** By the number of the act and who ordered, in another browser. */
      method: 'POST',
      path: '/api/orders/search',
      handle: ({ body, cookies }) => {
        spendCaptcha(store, body, now())
        const { buyer } = readBuyer(body)
        const act = readText(body, 'act')
        if (act === '') throw new BadRequest(422, { act: 'missing' })
        const order = findOrder(store, act)
        if (order?.buyer === buyer) return take(order, cookies)
        if (order) countTry(store, `act ${act}`, { most: 10, windowMs: 60 * minute, now: now(), field: 'act' })
        throw new BadRequest(404, { act: 'unknown' })
      },
    },
  ]
}

const shown = (store: Store, { act, quantity }: Order): object => ({
  act,
  quantity,
  total: quantity * tariffs.token,
  paid: isPaid(store, act),
})

/** @throws BadRequest 422 */
function readOrder(body: unknown): { quantity: number; key: string } {
  const text = readText(body, 'quantity')
  const quantity = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (quantity < 1 || quantity > 100) throw new BadRequest(422, { quantity: text === '' ? 'missing' : 'wrong' })
  const key = readText(body, 'key')
  if (!/^[\w-]{22,64}$/.test(key)) throw new BadRequest(422, { key: key === '' ? 'missing' : 'wrong' })
  return { quantity, key }
}

/** @throws BadRequest 422 */
const readBuyer = (body: unknown): Buyer =>
  readText(body, 'buyer') === 'person' ? readPerson(body) : readOrganisation(body)

/** @throws BadRequest 422 */
function readOrganisation(body: unknown): Buyer {
  const voen = readText(body, 'voen')
  if (!/^\d{9}[12]$/.test(voen)) throw new BadRequest(422, { voen: voen === '' ? 'missing' : 'wrong' })
  const found = findOrganisation(voen)
  if (!found) throw new BadRequest(422, { voen: 'notFound' })
  return { buyer: voen, name: found.organisationName }
}

/** @throws BadRequest 422 */
function readPerson(body: unknown): Buyer {
  const fin = readText(body, 'fin').toUpperCase()
  if (!/^[0-9A-HJ-NP-Z]{7}$/.test(fin)) throw new BadRequest(422, { fin: fin === '' ? 'missing' : 'wrong' })
  const found = findPerson('AZ', fin)
  if (!found) throw new BadRequest(422, { fin: 'notFound' })
  return { buyer: fin, name: `${found.surname} ${found.name} ${found.patronymic}` }
}
