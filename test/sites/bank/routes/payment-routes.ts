/** Documents to the bank: read, signed by one or by two, recalled, sent. */
import { BadRequest, readText, type Route, type SiteRequest } from '../../site.ts'
import { askingAt } from '../ask-revocation.ts'
import { acceptSignature, judgeSent, signable } from '../judge-payment.ts'
import { sessionCookie, type Office } from '../office.ts'
import { isOnCard } from '../signature-card.ts'
import type { Person } from '../person.ts'
import { personIn } from '../store/logins.ts'
import { getPayment, listPayments, setStatus, takeBack, type Payment } from '../store/payments.ts'
import { describePerson } from './login-routes.ts'

const most = 1_000

export function paymentRoutes(office: Office): Route[] {
  const { store, revocation, now } = office
  const customerOf = ({ cookies }: SiteRequest): Person => personIn(store, cookies.get(sessionCookie), now())
  const described = (ids: readonly string[]) => ({
    json: { payments: ids.map(id => describe(getPayment(store, id))) },
  })
  return [
    {
      method: 'GET',
      path: '/api/payments',
      handle: request => {
        customerOf(request)
        return { json: { payments: listPayments(store).map(describe) } }
      },
    },
    {
      /** The exact bytes to be signed. */
      method: 'GET',
      path: '/api/payments/:id/document',
      handle: request => {
        customerOf(request)
        return { body: getPayment(store, request.params['id']).document }
      },
    },
    {
      /** The same of many, each with what was signed last, in base64. */
      method: 'POST',
      path: '/api/payments/documents',
      handle: request => {
        customerOf(request)
        const payments = readIds(request.body).map(id => toSign(getPayment(store, id)))
        return { json: { payments } }
      },
    },
    {
      /** Of the first who signed, unless `place` names another. */
      method: 'GET',
      path: '/api/payments/:id/signature.p7s',
      handle: request => {
        customerOf(request)
        const { signatures } = getPayment(store, request.params['id'])
        const found = signatures[Number(request.query.get('place') ?? 1) - 1]
        if (!found) throw new BadRequest(404, { payment: 'unsigned' })
        return { body: found.signature, type: 'application/pkcs7-signature' }
      },
    },
    {
      method: 'POST',
      path: '/api/payments/signatures',
      handle: async request => {
        const customer = customerOf(request)
        const given = readSignatures(request.body)
        // Before the first is kept: all of them or none.
        for (const { id } of given) signable(office, id, customer)
        const by = { customer, askRevocation: askingAt(revocation) }
        for (const { id, signature } of given) await acceptSignature(office, id, { ...by, signature })
        return described(given.map(({ id }) => id))
      },
    },
    {
      method: 'POST',
      path: '/api/payments/recalled',
      handle: request => {
        const customer = customerOf(request)
        const ids = readIds(request.body)
        store.atOnce(() => ids.forEach(id => takeBack(store, recallable(office, id, customer).id)))
        return described(ids)
      },
    },
    {
      method: 'POST',
      path: '/api/payments/sent',
      handle: async request => {
        const customer = customerOf(request)
        const ids = readIds(request.body)
        store.atOnce(() => ids.forEach(id => setStatus(store, sendable(office, id, customer).id, 'sent')))
        const askRevocation = askingAt(revocation)
        for (const id of ids) await judgeSent(office, id, askRevocation)
        return described(ids)
      },
    },
  ]
}

/** Nothing comes back that is on its way. @throws BadRequest 403, 404, 409 */
function recallable(office: Office, id: string, customer: Person): Payment {
  if (!isOnCard(office.card, customer)) throw new BadRequest(403, { payment: 'notOnCard' })
  const payment = getPayment(office.store, id)
  if (payment.status === 'draft') throw new BadRequest(409, { payment: 'isDraft' })
  if (payment.status === 'sent' || payment.status === 'accepted') throw new BadRequest(409, { payment: 'sentBefore' })
  return payment
}

/** @throws BadRequest 403, 404, 409 */
function sendable(office: Office, id: string, customer: Person): Payment {
  const payment = recallable(office, id, customer)
  if (payment.status !== 'signed') throw new BadRequest(409, { payment: 'signatureMissing' })
  return payment
}

/** @throws BadRequest 400 */
function readSignatures(body: unknown): { id: string; signature: string }[] {
  const { signatures } = (body ?? {}) as { signatures?: unknown }
  return listOf(signatures).map(item => ({ id: readText(item, 'id'), signature: readText(item, 'signature') }))
}

/** @throws BadRequest 400 */
export const readIds = (body: unknown): string[] => listOf(((body ?? {}) as { ids?: unknown }).ids).map(String)

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) throw new BadRequest(400)
  return value as unknown[]
}

function toSign({ id, document, signatures }: Payment): object {
  const last = signatures.at(-1)
  return { id, document: base64(document), signed: last ? base64(last.signature) : null }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export function describe({ id, kind, fields, status, refusal, signatures }: Payment): object {
  const signers = signatures.map(({ signer }) => ({ ...describePerson(signer), signedAt: signer.signedAt }))
  return { id, kind, fields, status, refusal, signers, signer: signers.at(-1) ?? null }
}
