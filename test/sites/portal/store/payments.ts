/** Queries on payments: one for each certificate and each order, paid once. */
import { BadRequest } from '../../site.ts'
import { feeOf } from '../registers/offers.ts'
import { nextOf, nextOfDay } from './counters.ts'
import type { Row, Store } from './open-store.ts'

export interface Payment {
  /** YYYYMMDD and five digits. */
  invoice: string
  kind: 'certificate' | 'token'
  /** Number of the request, or of the act. */
  about: string
  payer: string
  /** In qəpik, as the fee. */
  amount: number
  fee: number
  /** `null` until it is paid. */
  transaction: string | null
  paidAt: Date | null
}

const fromRow = (row: Row): Payment => ({
  invoice: String(row['invoice']),
  kind: row['kind'] as Payment['kind'],
  about: String(row['about']),
  payer: String(row['payer']),
  amount: Number(row['amount']),
  fee: Number(row['fee']),
  transaction: row['transaction'] as string | null,
  paidAt: row['paid_at'] === null ? null : new Date(Number(row['paid_at'])),
})

export function paymentAbout(store: Store, about: string): Payment | null {
  const row = store.one('SELECT * FROM payments WHERE about = ?', [about])
  return row && fromRow(row)
}

export const isPaid = (store: Store, about: string): boolean => paymentAbout(store, about)?.paidAt instanceof Date

/** The payment that is there already, or a new one. */
export function openPayment(
  store: Store,
  { kind, about, payer, amount }: Pick<Payment, 'kind' | 'about' | 'payer' | 'amount'>,
  now: Date,
): Payment {
  const before = paymentAbout(store, about)
  if (before) return before
  store.run('INSERT INTO payments (invoice, kind, about, payer, amount, fee) VALUES (?, ?, ?, ?, ?, ?)', [
    nextOfDay(store, 'invoice', now),
    kind,
    about,
    payer,
    amount,
    feeOf(amount),
  ])
  return paymentAbout(store, about) as Payment
}

/** @throws BadRequest 404 for what is not about one of these */
export function getPayment(
  store: Store,
  invoice: string | undefined,
  abouts: readonly (string | undefined)[],
): Payment {
  const row = store.one('SELECT * FROM payments WHERE invoice = ?', [invoice ?? ''])
  if (!row || !abouts.includes(String(row['about']))) throw new BadRequest(404, { invoice: 'unknown' })
  return fromRow(row)
}

/** Once; what is paid already stays as it is. Whether it was paid by this. */
export function pay(store: Store, invoice: string, now: Date): boolean {
  const transaction = `T${String(nextOf(store, 'transaction')).padStart(9, '0')}`
  const changed = store.run(
    'UPDATE payments SET "transaction" = ?, paid_at = ? WHERE invoice = ? AND paid_at IS NULL',
    [transaction, now.getTime(), invoice],
  )
  return changed === 1
}
