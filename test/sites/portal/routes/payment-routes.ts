/** Payment by card at a stand-in of the payment portal: the card's first digits, the card, the receipt. Nothing of the card is kept. */
import { BadRequest, readText, type Route, type SiteRequest } from '../../site.ts'
import type { Centre } from '../centre.ts'
import { languageOf, mail } from '../mails.ts'
import { tariffs } from '../registers/offers.ts'
import { sendMessage } from '../store/messages.ts'
import { findOrder } from '../store/orders.ts'
import { getPayment, openPayment, pay, type Payment } from '../store/payments.ts'
import { getRequest } from '../store/requests.ts'
import { needSession } from '../store/sessions.ts'

/** Of the banks that the payment portal works with. */
const knownCards = new Set(['888888', '416973', '527594'])
const email = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$/

export function paymentRoutes(centre: Centre): Route[] {
  const { store, now } = centre
  const owned = ({ params, cookies }: SiteRequest): Payment => {
    const { found, act } = needSession(store, cookies, now()).data
    return getPayment(store, params['invoice'], [found, act])
  }
  return [
    {
      method: 'POST',
      path: '/api/payments',
      handle: ({ body, cookies }) => {
        const { found, act } = needSession(store, cookies, now()).data
        const due = readText(body, 'kind') === 'token' ? dueForTokens(centre, act) : dueForCertificate(centre, found)
        return { status: 201, json: shown(store.atOnce(() => openPayment(store, due, now()))) }
      },
    },
    { method: 'GET', path: '/api/payments/:invoice', handle: request => ({ json: shown(owned(request)) }) },
    {
      method: 'POST',
      path: '/api/payments/:invoice/card',
      handle: request => {
        owned(request)
        const digits = readText(request.body, 'digits')
        if (!/^\d{6}$/.test(digits)) throw new BadRequest(422, { digits: digits === '' ? 'missing' : 'wrong' })
        if (!knownCards.has(digits)) throw new BadRequest(422, { digits: 'cardUnknown' })
        return { json: { digits } }
      },
    },
    {
      /** Paying what is paid already changes nothing. */
      method: 'POST',
      path: '/api/payments/:invoice/pay',
      handle: request => {
        const { invoice } = owned(request)
        checkCard(request.body, now())
        store.atOnce(() => pay(store, invoice, now()))
        return { json: shown(owned(request)) }
      },
    },
    {
      method: 'POST',
      path: '/api/payments/:invoice/receipt',
      handle: request => {
        const { invoice, amount, fee, paidAt } = owned(request)
        const address = readText(request.body, 'email')
        if (!email.test(address)) throw new BadRequest(422, { email: address === '' ? 'missing' : 'wrong' })
        if (!paidAt) throw new BadRequest(409, { invoice: 'notPaid' })
        const written = mail(languageOf(readText(request.body, 'language')), 'paid', {
          invoice,
          amount: ((amount + fee) / 100).toFixed(2),
        })
        sendMessage(store, { channel: 'email', address, ...written }, now())
        return { json: { sent: address } }
      },
    },
  ]
}

const shown = (payment: Payment): object => ({ ...payment, total: payment.amount + payment.fee })

/** @throws BadRequest 409 before there is a certificate */
function dueForCertificate({ store }: Centre, found: string | undefined) {
  const { status, number, application } = getRequest(store, found)
  if (status !== 'issued') throw new BadRequest(409, { number: 'notIssued' })
  const payer = `${application.surname} ${application.name} ${application.patronymic}`
  return { kind: 'certificate', about: number, payer, amount: tariffs.certificate } as const
}

/** @throws BadRequest 404 */
function dueForTokens({ store }: Centre, act: string | undefined) {
  const order = findOrder(store, act ?? '')
  if (!order) throw new BadRequest(404, { act: 'unknown' })
  return { kind: 'token', about: order.act, payer: order.name, amount: order.quantity * tariffs.token } as const
}

/** @throws BadRequest 422 */
function checkCard(body: unknown, now: Date): void {
  const card = readText(body, 'card').replaceAll(/[ -]/g, '')
  const expires = readText(body, 'expires')
  const cvv2 = readText(body, 'cvv2')
  const errors = {
    ...errorOf('card', card, /^\d{16}$/.test(card) && hasCheckDigit(card) && knownCards.has(card.slice(0, 6))),
    ...errorOf('expires', expires, isAhead(expires, now)),
    ...errorOf('cvv2', cvv2, /^\d{3}$/.test(cvv2)),
  }
  if (Object.keys(errors).length > 0) throw new BadRequest(422, errors)
}

const errorOf = (name: string, value: string, good: boolean): Record<string, string> =>
  good ? {} : { [name]: value === '' ? 'missing' : 'wrong' }

/** ISO/IEC 7812-1 annex B. */
function hasCheckDigit(card: string): boolean {
  const sum = Array.from(card, Number)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
    .reduce((total, digit) => total + digit, 0)
  return sum % 10 === 0
}

/** MM/YY; good to the end of the month. */
function isAhead(expires: string, now: Date): boolean {
  const [, month = '', year = ''] = /^(0[1-9]|1[0-2]) ?\/ ?(\d\d)$/.exec(expires) ?? []
  return month !== '' && new Date(2000 + Number(year), Number(month), 1) > now
}
