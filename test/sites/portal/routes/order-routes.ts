/** Ordering tokens: who orders, how many, the number of the act; payment is as for certificates. */
import { BadRequest, readText, type Route } from '../../site.ts'
import type { Centre } from '../centre.ts'
import { findOrganisation } from '../registers/organisations.ts'
import { tariffs } from '../registers/offers.ts'
import { findPerson } from '../registers/persons.ts'
import { spendCaptcha } from '../store/captchas.ts'
import type { Store } from '../store/open-store.ts'
import { addOrder, findOrder, type Order } from '../store/orders.ts'
import { isPaid } from '../store/payments.ts'
import { findSession, keepInSession, needSession, type Buyer } from '../store/sessions.ts'

export function orderRoutes({ store, now }: Centre): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/orders/buyer',
      handle: ({ body, cookies }) => {
        spendCaptcha(store, body, now())
        const buyer = readText(body, 'buyer') === 'person' ? readPerson(body) : readOrganisation(body)
        const kept = keepInSession(store, cookies, { data: { buyer }, now: now() })
        return { ...kept, json: { ...buyer, price: tariffs.token } }
      },
    },
    {
      method: 'POST',
      path: '/api/orders',
      handle: ({ body, cookies }) => {
        const { buyer, act: before } = needSession(store, cookies, now()).data
        const text = readText(body, 'quantity')
        const quantity = /^\d{1,3}$/.test(text) ? Number(text) : 0
        if (quantity < 1 || quantity > 100) throw new BadRequest(422, { quantity: text === '' ? 'missing' : 'wrong' })
        // Sent again, since its answer was lost: that order.
        const same = buyer ? null : unpaidOrder(store, before)
        if (same?.quantity === quantity) return { json: shown(same) }
        if (!buyer) throw new BadRequest(409, { session: 'ended' })
        const act = store.atOnce(() => {
          const number = addOrder(store, { ...buyer, quantity }, now())
          // The next order is another one.
          keepInSession(store, cookies, { data: { act: number, buyer: undefined }, now: now() })
          return number
        })
        return { status: 201, json: shown({ act, quantity }) }
      },
    },
    {
      /** What was ordered in this session and is not paid yet; `null` when there is none. */
      method: 'GET',
      path: '/api/orders/mine',
      handle: ({ cookies }) => {
        const order = unpaidOrder(store, findSession(store, cookies, now())?.data.act)
        return { json: { order: order && shown(order) } }
      },
    },
  ]
}

const shown = ({ act, quantity }: Pick<Order, 'act' | 'quantity'>): object => ({
  act,
  quantity,
  total: quantity * tariffs.token,
})

const unpaidOrder = (store: Store, act = ''): Order | null => (isPaid(store, act) ? null : findOrder(store, act))

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
