/**
 * What a payment says at a glance, out of its fields: how much, to whom, from whom, what for, when. Whatever two readers could take
 * differently makes no summary: then its fields are all there is.
 */
import { labelOf, type LabelName } from './labels.ts'
import { amountIn } from './amount-in.ts'
import type { Amount } from './amount.ts'
import type { PaymentParts } from './payments/payment-parts.ts'
import type { Field } from './reading.ts'

/** What is looked for in fields of any name and nesting; other things say less at a glance than their place among the fields. */
const glance = ['payee', 'payeeAccount', 'payer', 'payerAccount', 'purpose', 'date'] as const
type GlancePart = (typeof glance)[number]

export interface FieldsPayment {
  amount: Amount
  /** As written. */
  parts: PaymentParts
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
const dispensable: readonly GlancePart[] = ['purpose', 'date']

/** `null`: no single amount, or two that are paid, or who pay. */
export function paymentOf(fields: readonly Field[]): FieldsPayment | null {
  const amount = amountIn(fields)
  if (!amount) return null
  const found = new Map<GlancePart, Set<string>>()
  collect(
    fields,
    { side: null, label: null },
    (part, text) => void found.set(part, (found.get(part) ?? new Set()).add(text)),
  )
  const parts: Partial<Record<GlancePart, string>> = {}
  for (const [part, texts] of found) {
    const [text = '', ...others] = texts
    if (others.length === 0) parts[part] = text
    else if (!dispensable.includes(part)) return null
  }
  return { amount, parts }
}

type Note = (part: GlancePart, text: string) => void

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

const isPart = (label: LabelName): label is LabelName & GlancePart => (glance as readonly string[]).includes(label)
