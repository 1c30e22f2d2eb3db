/** Queries on documents to the bank and the signatures under them. */
import type { Row, Store } from '../../open-database.ts'
import { BadRequest } from '../../site.ts'
import type { Kind } from '../forms.ts'
import type { Refusal } from '../person.ts'
import type { Place } from '../signature-card.ts'
import type { Signer } from '../verify-signature.ts'

/** Being written, waiting for a signature, signed by the first, by all, on its way, accepted by the bank, or refused and to be signed anew. */
export type PaymentStatus = 'draft' | 'new' | 'signedOnce' | 'signed' | 'sent' | 'accepted' | 'refused'

export interface Signature {
  signer: Signer
  /** DER of the CMS, beside the document. */
  signature: Uint8Array
}

export interface Payment {
  id: string
  kind: Kind
  /** What is shown to the person and signed: once it is no draft, its bytes never change. */
  document: Uint8Array
  fields: Record<string, string>
  status: PaymentStatus
  /** Why it was refused. */
  refusal: Refusal | null
  /** In the order in which they were made. */
  signatures: Signature[]
}

const insertNew = "INSERT INTO payments (kind, document, status) VALUES ('payment', ?, 'new')"

/** Into an empty database: one that was kept has its own. */
export function addPayments(store: Store, documents: readonly Uint8Array[]): void {
  if (store.one('SELECT 1 FROM payments')) return
  store.atOnce(() => {
    for (const document of documents) store.run(insertNew, [document])
  })
}

export function listPayments(store: Store, status: PaymentStatus | null = null): Payment[] {
  const signatures = new Map<number, Row[]>()
  for (const row of store.all('SELECT * FROM signatures ORDER BY payment, place')) {
    const payment = Number(row['payment'])
    signatures.set(payment, [...(signatures.get(payment) ?? []), row])
  }
  const which = status === null ? '' : 'WHERE status = ?'
  return store
    .all(`SELECT * FROM payments ${which} ORDER BY id`, status === null ? [] : [status])
    .map(row => fromRow(row, signatures.get(Number(row['id'])) ?? []))
}

/** @throws BadRequest 404 */
export function getPayment(store: Store, id: string | undefined): Payment {
  const number = Number(id)
  const row = Number.isSafeInteger(number) ? store.one('SELECT * FROM payments WHERE id = ?', [number]) : null
  if (!row) throw new BadRequest(404, { payment: 'unknown' })
  return fromRow(row, store.all('SELECT * FROM signatures WHERE payment = ? ORDER BY place', [number]))
}

export function addSignature(
  store: Store,
  { id }: Payment,
  given: Signature & { place: Place; isLast: boolean },
): void {
  const { place, signer, signature, isLast } = given
  store.run('INSERT INTO signatures VALUES (?, ?, ?, ?)', [Number(id), place, JSON.stringify(signer), signature])
  setStatus(store, id, isLast ? 'signed' : 'signedOnce')
}

export const setStatus = (store: Store, id: string, status: Exclude<PaymentStatus, 'refused'>): number =>
  store.run('UPDATE payments SET status = ?, refusal = NULL WHERE id = ?', [status, Number(id)])

/** What was signed before is void. */
export function refuse(store: Store, id: string, refusal: Refusal): void {
  store.run('DELETE FROM signatures WHERE payment = ?', [Number(id)])
  store.run("UPDATE payments SET status = 'refused', refusal = ? WHERE id = ?", [refusal, Number(id)])
}

/** As if nobody had signed. */
export function takeBack(store: Store, id: string): void {
  store.run('DELETE FROM signatures WHERE payment = ?', [Number(id)])
  setStatus(store, id, 'new')
}

function fromRow(row: Row, signatures: Row[]): Payment {
  const document = new Uint8Array(row['document'] as Uint8Array)
  return {
    id: String(row['id']),
    kind: row['kind'] as Kind,
    document,
    fields: JSON.parse(new TextDecoder().decode(document)) as Record<string, string>,
    status: row['status'] as PaymentStatus,
    refusal: row['refusal'] as Refusal | null,
    signatures: signatures.map(signatureFrom),
  }
}

function signatureFrom(row: Row): Signature {
  const signer = JSON.parse(String(row['signer'])) as Signer & { signedAt: string }
  const signature = new Uint8Array(row['signature'] as Uint8Array)
  return { signer: { ...signer, signedAt: new Date(signer.signedAt) }, signature }
}
