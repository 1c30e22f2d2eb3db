/** What is told of a payment, whatever format it is written in. */
import type { Amount } from '../amount.ts'
import type { Field } from '../reading.ts'

/** In the order in which they are drawn; each is a label. */
export const paymentParts = [
  'payee',
  'payeeNumber',
  'payeeAccount',
  'payeeBank',
  'payeeBankCode',
  'beneficiaryCode',
  'person',
  'personNumber',
  'personAccount',
  'payer',
  'payerNumber',
  'payerAccount',
  'payerBank',
  'payerBankCode',
  'payerCode',
  'purpose',
  'purposeCode',
  'budgetCode',
  'number',
  'date',
  'valueDate',
  'priority',
] as const
export type PaymentPart = (typeof paymentParts)[number]

/** As written. */
export type PaymentParts = Readonly<Partial<Record<PaymentPart, string>>>

export interface Payment {
  /** `null`: what stands there is no plain amount above zero; it is in no total, and the window says so. */
  amount: Amount | null
  parts: PaymentParts
  /** All that is written of it, whether it has a part or not. */
  fields: () => readonly Field[]
}

/** The parts that say something. */
export function partsOf(found: Partial<Record<PaymentPart, string | undefined>>): PaymentParts {
  const parts: Partial<Record<PaymentPart, string>> = {}
  for (const part of Object.keys(found) as PaymentPart[]) {
    const text = found[part]
    if (text !== undefined && text.trim() !== '') parts[part] = text
  }
  return parts
}
