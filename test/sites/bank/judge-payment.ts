/** The bank's own check of a signature when it comes, and of all of them when the order is sent. */
import type { AskRevocation } from './ask-revocation.ts'
import type { Office } from './office.ts'
import { SignatureRefused, type Person, type Refusal } from './person.ts'
import { obstacleTo, placesOf, type Place } from './signature-card.ts'
import { addSignature, getPayment, refuse, setStatus, type Payment } from './store/payments.ts'
import { verifySignature, type Signer } from './verify-signature.ts'
import { BadRequest } from '../site.ts'

/** An order that may be signed by this person now. @throws BadRequest 409 naming what is in the way */
export function signable({ store, card }: Office, id: string, person: Person): Payment {
  const payment = getPayment(store, id)
  const { status, signatures } = payment
  if (status === 'draft') throw new BadRequest(409, { payment: 'isDraft' })
  if (['signed', 'sent', 'accepted'].includes(status)) throw new BadRequest(409, { payment: 'signedBefore' })
  const signed = signatures.map(({ signer }) => signer.number)
  const obstacle = obstacleTo(card, { amount: amountOf(payment), signed, person })
  if (obstacle) throw new BadRequest(409, { payment: obstacle })
  return payment
}

export interface Given {
  /** Base64 of the CMS. */
  signature: string
  customer: Person
  askRevocation: AskRevocation | null
}

/** A signature that does not hold, or another person's, leaves the order refused. @throws BadRequest 409 */
export async function acceptSignature(office: Office, id: string, given: Given): Promise<void> {
  const { authorities } = office
  const { customer, askRevocation } = given
  const signature = Buffer.from(given.signature, 'base64')
  let isKept = false
  // Others may sign or recall while it is verified: then it is looked at beside what is there now.
  while (!isKept) {
    const { document: content, signatures } = signable(office, id, customer)
    const earlier = fingerprintsOf(signatures)
    const signer = await signerOf({ signature, content, authorities, askRevocation, earlier })
    isKept = keepVerdict(office, id, { customer, signature, signer, earlier })
  }
}

interface Verdict {
  customer: Person
  signature: Uint8Array
  signer: Signer | Refusal
  /** Beside whose signatures it was verified. */
  earlier: readonly string[]
}

/** `false`: somebody else has signed or recalled meanwhile. @throws BadRequest 409 */
function keepVerdict(office: Office, id: string, { customer, signature, signer, earlier }: Verdict): boolean {
  const { store, card } = office
  return store.atOnce(() => {
    const payment = signable(office, id, customer)
    if (fingerprintsOf(payment.signatures).join() !== earlier.join()) return false
    const place = (payment.signatures.length + 1) as Place
    if (typeof signer === 'string') refuse(store, id, signer)
    else if (signer.fingerprint !== customer.fingerprint) refuse(store, id, 'otherPerson')
    else addSignature(store, payment, { place, signer, signature, isLast: place === placesOf(card) })
    return true
  })
}

const fingerprintsOf = (signatures: Payment['signatures']): string[] =>
  signatures.map(({ signer }) => signer.fingerprint)

/** Of an order on its way: everything is looked at again, as of now. */
export async function judgeSent(office: Office, id: string, askRevocation: AskRevocation | null): Promise<void> {
  const refusal = await faultOf(office, getPayment(office.store, id), askRevocation)
  if (refusal) refuse(office.store, id, refusal)
  else setStatus(office.store, id, 'accepted')
}

async function faultOf(office: Office, payment: Payment, askRevocation: AskRevocation | null): Promise<Refusal | null> {
  const { authorities, card } = office
  const { document: content, signatures } = payment
  if (signatures.length !== placesOf(card)) return 'wrongOrder'
  const signed: string[] = []
  const earlier: string[] = []
  for (const { signature } of signatures) {
    const signer = await signerOf({ signature, content, authorities, askRevocation, earlier })
    if (typeof signer === 'string') return signer
    const obstacle = obstacleTo(card, { amount: amountOf(payment), signed, person: signer })
    if (obstacle) return obstacle
    signed.push(signer.number)
    earlier.push(signer.fingerprint)
  }
  return null
}

/** Or why there is none. */
async function signerOf(given: Parameters<typeof verifySignature>[0]): Promise<Signer | Refusal> {
  try {
    return await verifySignature(given)
  } catch (error) {
    if (error instanceof SignatureRefused) return error.refusal
    throw error
  }
}

/** Nothing where no money is moved. */
const amountOf = ({ fields }: Payment): number => Number(fields['Сумма'] ?? 0)
