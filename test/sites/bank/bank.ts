/** An internet bank: login by a signed statement, payment orders signed one or many at a time, each checked by OpenSSL. */
import { fileURLToPath } from 'node:url'
import { BadRequest, readText, startSite, type Route, type Site } from '../site.ts'
import { Logins } from './logins.ts'
import { findPayment, makePayments, type Payment } from './payments.ts'
import { SignatureRefused, verifySignature, type Signer } from './verify-signature.ts'

export interface BankOptions {
  /** DER of the root and authorities whose certificates the bank accepts. */
  authorities: readonly Uint8Array[]
  payments?: number
  port?: number
}

const pages = fileURLToPath(new URL('pages/', import.meta.url))
const cookie = 'session'
const maxSignatures = 1_000

export async function startBank({ authorities, payments: count = 5, port = 0 }: BankOptions): Promise<Site> {
  const logins = new Logins()
  const payments = makePayments(count)
  const site: Site = await startSite({
    pages,
    port,
    routes: [
      ...loginRoutes(logins, authorities, () => site.origin),
      ...paymentRoutes({ logins, payments, authorities }),
    ],
  })
  return site
}

function loginRoutes(logins: Logins, authorities: readonly Uint8Array[], origin: () => string): Route[] {
  return [
    { method: 'POST', path: '/api/login/statement', handle: () => ({ json: logins.offer(origin(), new Date()) }) },
    {
      method: 'POST',
      path: '/api/login',
      handle: async ({ body }) => {
        const content = logins.take(readText(body, 'id'), new Date())
        const signer = await check(readText(body, 'signature'), content, authorities)
        const session = logins.enter(signer)
        return { json: person(signer), cookie: `${cookie}=${session}; Path=/; HttpOnly; SameSite=Strict` }
      },
    },
    { method: 'GET', path: '/api/me', handle: ({ cookies }) => ({ json: person(logins.who(cookies.get(cookie))) }) },
    {
      method: 'POST',
      path: '/api/logout',
      handle: ({ cookies }) => {
        logins.leave(cookies.get(cookie))
        return { cookie: `${cookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0` }
      },
    },
  ]
}

interface Ledger {
  logins: Logins
  payments: Map<string, Payment>
  authorities: readonly Uint8Array[]
}

function paymentRoutes({ logins, payments, authorities }: Ledger): Route[] {
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
        for (const { payment, signature } of signed) await accept(payment, signature, { customer, authorities })
        return { json: { payments: signed.map(({ payment }) => describe(payment)) } }
      },
    },
  ]
}

/** A signed order stays signed; a signature that does not hold, or another person's, leaves the order refused. */
async function accept(
  payment: Payment,
  signature: string,
  { customer, authorities }: { customer: Signer; authorities: readonly Uint8Array[] },
): Promise<void> {
  if (payment.status === 'signed') throw new BadRequest(409, { payment: 'signedBefore' })
  try {
    const signer = await check(signature, payment.document, authorities)
    if (signer.fingerprint !== customer.fingerprint) throw new BadRequest(403, { signature: 'otherPerson' })
    Object.assign(payment, { status: 'signed', signer, signature: Buffer.from(signature, 'base64') })
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error
    payment.status = 'refused'
  }
}

async function check(signature: string, content: Uint8Array, authorities: readonly Uint8Array[]): Promise<Signer> {
  try {
    return await verifySignature({ signature: Buffer.from(signature, 'base64'), content, authorities })
  } catch (error) {
    if (error instanceof SignatureRefused) throw new BadRequest(422, { signature: 'refused' })
    throw error
  }
}

function readSignatures(body: unknown): { id: string; signature: string }[] {
  const { signatures } = (body ?? {}) as { signatures?: unknown }
  if (!Array.isArray(signatures) || signatures.length === 0 || signatures.length > maxSignatures)
    throw new BadRequest(400)
  return signatures.map((item: unknown) => ({ id: readText(item, 'id'), signature: readText(item, 'signature') }))
}

const person = ({ name, number, organisation }: Signer): object => ({ name, number, organisation })

function describe({ id, fields, status, signer }: Payment): object {
  return { id, fields, status, signer: signer && { ...person(signer), signedAt: signer.signedAt } }
}
