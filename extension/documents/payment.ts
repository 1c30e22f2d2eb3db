/**
 * What a payment says at a glance, out of its fields: how much, to whom, from whom, what for, when. Whatever two readers could take
 * differently makes no summary: then its fields are all there is.
 */
import { labelOf, type LabelName } from './labels.ts'
import { amountIn, type Amount } from './read-amount.ts'
import type { Field } from './reading.ts'

/** In the order in which they are drawn. */
export const paymentParts = ['payee', 'payeeAccount', 'payer', 'payerAccount', 'purpose', 'date'] as const
export type PaymentPart = (typeof paymentParts)[number]

export interface Payment {
  amount: Amount
  /** As written. */
  parts: Readonly<Partial<Record<PaymentPart, string>>>
}

type Side = 'payee' | 'payer'

/** Whose account, or whose name, a group around a field says that it is; what belongs to a bank is nobody's. */
const sides: Partial<Record<LabelName, Side | 'bank'>> = {
  payee: 'payee',
  payeeAccount: 'payee',
  payer: 'payer',
  payerAccount: 'payer',
  bank: 'bank',
  payeeBank: 'bank',
  payerBank: 'bank',
}

/** Of these one may be there; a second that says something else leaves it to the fields. */
const dispensable: readonly PaymentPart[] = ['purpose', 'date']

/** `null`: no single amount, or two that are paid, or who pay. */
export function paymentOf(fields: readonly Field[]): Payment | null {
  const amount = amountIn(fields)
  if (!amount) return null
  const found = new Map<PaymentPart, Set<string>>()
  collect(
    fields,
    { side: null, label: null },
    (part, text) => void found.set(part, (found.get(part) ?? new Set()).add(text)),
  )
  const parts: Partial<Record<PaymentPart, string>> = {}
  for (const [part, texts] of found) {
    const [text = '', ...others] = texts
    if (others.length === 0) parts[part] = text
    else if (!dispensable.includes(part)) return null
  }
  return { amount, parts }
}

type Note = (part: PaymentPart, text: string) => void

/** The group around a field: whose it is, and its own label, which its nameless value has as well. */
interface Around {
  side: Side | 'bank' | null
  label: LabelName | null
}

function collect(fields: readonly Field[], around: Around, note: Note): void {
  for (const field of fields) {
    const label = field.name === '' ? around.label : labelOf(field.name)
    const side = (label && sides[label]) ?? around.side
    if (field.kind === 'group') collect(field.fields, { side, label }, note)
    else if (field.kind !== 'literal' && field.text.trim() !== '') noteLeaf(label, { field, side: around.side, note })
  }
}

function noteLeaf(
  label: LabelName | null,
  { field: { text }, side, note }: { field: Field; side: Side | 'bank' | null; note: Note },
): void {
  if (label === null || side === 'bank') return
  if (side && (label === 'name' || label === side)) note(side, text)
  else if (side && (label === 'account' || label === `${side}Account`)) note(`${side}Account`, text)
  else if (isPart(label)) note(label, text)
}

const isPart = (label: LabelName): label is LabelName & PaymentPart =>
  (paymentParts as readonly string[]).includes(label)
