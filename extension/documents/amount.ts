/** Amounts of money, and how one is read where its format has no rule of its own. */
import { parseDecimal, type Decimal } from './decimal.ts'

export interface Amount {
  value: Decimal
  /** Three letters (ISO 4217), as written; empty in a file of payments that names none. */
  currency: string
}

export const currencyCode = /^[A-Z]{3}$/

const decimalComma = /,(?=\d{1,2}$)/
/** 1250 to some and 1.25 to others, unless it is a number of JSON. */
const perhapsGrouped = /^[+-]?\d{1,3}[.,]\d{3}$/

/** With a point, or with a comma before one or two digits. `null` for what two people could read as two numbers. */
export const parseAmount = (text: string): Decimal | null =>
  perhapsGrouped.test(text) ? null : parseDecimal(text.replace(decimalComma, '.'))
