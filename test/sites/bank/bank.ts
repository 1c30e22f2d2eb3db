/** An internet bank: login by an authentication token, payment orders signed one or many at a time, each verified by `mohur/server`. */
import { fileURLToPath } from 'node:url'
import { BadRequest, readText, startSite, type Route, type Site } from '../site.ts'
import { askingAt, type RevocationAddresses } from './ask-revocation.ts'
import { Logins } from './logins.ts'
import { findPayment, makePayments, type Payment } from './payments.ts'
import { SignatureRefused, type Person } from './person.ts'
import { verifySignature, type SignedBytes } from './verify-signature.ts'
import { verifyToken } from './verify-token.ts'

export interface BankOptions {
  /** DER of the root and authorities whose certificates the bank accepts. */
  authorities: readonly Uint8Array[]
  /** Whom it asks whether certificates were revoked; nobody unless told otherwise. */
  revocation?: RevocationAddresses | null
  payments?: number
  port?: number
  /** The bank's clock. */
  now?: () => Date
}

const pages = fileURLToPath(new URL('pages/', import.meta.url))
const cookie = 'session'
const loginCookie = 'login'
const maxSignatures = 1_000

export async function startBank({
  authorities,
  revocation = null,
  payments: count = 5,
  port = 0,
  now = () => new Date(),
}: BankOptions): Promise<Site> {
  const logins = new Logins()
  const payments = makePayments(count)
  const site: Site = await startSite({
    pages,
    port,
    routes: [
      ...loginRoutes({ logins, authorities, revocation, now, origin: () => site.origin }),
      ...paymentRoutes({ logins, payments, authorities, revocation }),
    ],
  })
  return site
}

interface Door {
  logins: Logins
  authorities: readonly Uint8Array[]
  revocation: RevocationAddresses | null
  now: () => Date
  origin: () => string
}

const cookieLine = (name: string, value: string): string => `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`

function loginRoutes({ logins, authorities, revocation, now, origin }: Door): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/login/challenge',
      handle: () => {
        const { login, challenge } = logins.offer(now())
        return { json: { challenge }, cookie: cookieLine(loginCookie, login) }
      },
    },
    {
      method: 'POST',
      path: '/api/login',
      handle: async ({ body, cookies }) => {
        const challenge = logins.take(cookies.get(loginCookie), now())
        const { token } = (body ?? {}) as { token?: unknown }
        const askRevocation = askingAt(revocation)
        const customer = await verifyToken({ token, origin: origin(), challenge, authorities, askRevocation }).catch(
          loginRefused,
        )
        return { json: person(customer), cookie: cookieLine(cookie, logins.enter(customer)) }
      },
    },
    { method: 'GET', path: '/api/me', handle: ({ cookies }) => ({ json: person(logins.who(cookies.get(cookie))) }) },
    {
      method: 'POST',
      path: '/api/logout',
      handle: ({ cookies }) => {
        logins.leave(cookies.get(cookie))
        return { cookie: `${cookieLine(cookie, '')}; Max-Age=0` }
      },
    },
  ]
}

interface Ledger {
  logins: Logins
  payments: Map<string, Payment>
  authorities: readonly Uint8Array[]
  revocation: RevocationAddresses | null
}

function paymentRoutes({ logins, payments, authorities, revocation }: Ledger): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/payments',
      handle: ({ cookies }) => {
        logins.who(cookies.get(cookie))
        return { json: { payments: [...payments.values()].map(describe) } }
      },
    },
    {
      /** The exact bytes to be signed. */
      method: 'GET',
      path: '/api/payments/:id/document',
      handle: ({ params, cookies }) => {
        logins.who(cookies.get(cookie))
        return { body: findPayment(payments, params['id']).document }
      },
    },
    {
      method: 'GET',
      path: '/api/payments/:id/signature.p7s',
      handle: ({ params, cookies }) => {
        logins.who(cookies.get(cookie))
        const { signature } = findPayment(payments, params['id'])
        if (!signature) throw new BadRequest(404, { payment: 'unsigned' })
        return { body: signature, type: 'application/pkcs7-signature' }
      },
    },
    {
      method: 'POST',
      path: '/api/payments/signatures',
      handle: async ({ body, cookies }) => {
        const customer = logins.who(cookies.get(cookie))
        const signed = readSignatures(body).map(({ id, signature }) => ({
          payment: findPayment(payments, id),
          signature,
        }))
        const by = { customer, authorities, askRevocation: askingAt(revocation) }
        for (const { payment, signature } of signed) await accept(payment, signature, by)
        return { json: { payments: signed.map(({ payment }) => describe(payment)) } }
      },
    },
  ]
}

interface By extends Pick<SignedBytes, 'authorities' | 'askRevocation'> {
  customer: Person
}

/** A signed order stays signed; a signature that does not hold, or another person's, leaves the order refused. */
async function accept(payment: Payment, signature: string, { customer, ...trust }: By): Promise<void> {
  if (payment.status === 'signed') throw new BadRequest(409, { payment: 'signedBefore' })
  const bytes = Buffer.from(signature, 'base64')
  try {
    const signer = await verifySignature({ signature: bytes, content: payment.document, ...trust })
    const isOwn = signer.fingerprint === customer.fingerprint
    if (isOwn) Object.assign(payment, { status: 'signed', refusal: null, signer, signature: bytes })
    else Object.assign(payment, { status: 'refused', refusal: 'otherPerson' })
  } catch (error) {
    if (!(error instanceof SignatureRefused)) throw error
    Object.assign(payment, { status: 'refused', refusal: error.refusal })
  }
}

/** @throws BadRequest 422 that says no more than the person needs */
function loginRefused(error: unknown): never {
  if (!(error instanceof SignatureRefused)) throw error
  throw new BadRequest(422, { login: error.refusal === 'notValid' ? 'loginRefused' : error.refusal })
}

function readSignatures(body: unknown): { id: string; signature: string }[] {
  const { signatures } = (body ?? {}) as { signatures?: unknown }
  if (!Array.isArray(signatures) || signatures.length === 0 || signatures.length > maxSignatures)
    throw new BadRequest(400)
  return signatures.map((item: unknown) => ({ id: readText(item, 'id'), signature: readText(item, 'signature') }))
}

const person = ({ name, number, organisation }: Person): object => ({ name, number, organisation })

function describe({ id, fields, status, refusal, signer }: Payment): object {
  return { id, fields, status, refusal, signer: signer && { ...person(signer), signedAt: signer.signedAt } }
}
