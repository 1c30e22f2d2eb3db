/** The one amount among fields. Whatever two readers could take differently has no amount here. */
import { currencyCode, parseAmount, type Amount } from './amount.ts'
import { compareDecimals, parseDecimal, type Decimal } from './decimal.ts'
import { comparedName, labelOf, styleOf, type LabelName } from './labels.ts'
import type { Field } from './reading.ts'

interface Found {
  amounts: Field[]
  totals: Field[]
  currencies: Field[]
  /** A field with the name of an amount or a currency holds something else. */
  unclear: boolean
}

/** Above zero. `null`: no amount, no currency, several of one of them, or not a plain number. */
export function amountIn(fields: readonly Field[]): Amount | null {
  const found: Found = { amounts: [], totals: [], currencies: [], unclear: false }
  collect(fields, found)
  const [value, ...others] = [...found.amounts, ...found.totals].map(valueOf)
  const [currency = '', ...more] = new Set(found.currencies.map(({ text }) => text))
  if (found.unclear || found.amounts.length > 1 || more.length > 0 || !currencyCode.test(currency)) return null
  // The totals that a message states about itself (`CtrlSum`) must be those of its only amount.
  const agree = value && others.every(other => other && compareDecimals(other, value) === 0)
  // Nobody is paid less than something; a sum with such a part would hide as much of the others.
  const positive = value !== undefined && value !== null && value.digits > 0n
  return agree && positive ? { value, currency } : null
}

function collect(fields: readonly Field[], found: Found): void {
  for (const field of fields) {
    const label = labelOf(field.name)
    if (field.kind === 'group') collectGroup(field, label, found)
    else note(field, label, found)
  }
}

function note(field: Field, label: LabelName | null, found: Found): void {
  if (label === 'amount') found.amounts.push(field)
  else if (label === 'total') found.totals.push(field)
  else if (label === 'currency') found.currencies.push(field)
}

/** `<Amt Ccy="AZN">840</Amt>` is a value with attributes; `<Amt>` around `<InstdAmt>`, and an object of JSON, are only places. */
function collectGroup({ fields }: Field, label: LabelName | null, found: Found): void {
  if (label === 'amount' && fields.some(isValue)) return collectValued(fields, found)
  const hasAttributes = fields.some(({ kind }) => kind === 'attribute')
  const own = hasAttributes ? fields.find(({ name, kind }) => name === '' && kind === 'string') : undefined
  const others = fields.filter(field => field !== own)
  if (own && others.every(({ kind }) => kind === 'attribute')) note(own, label, found)
  const before = found.amounts.length + found.totals.length
  collect(others, found)
  const empty = own === undefined && found.amounts.length + found.totals.length === before
  if ((styleOf(label) === 'amount' && empty) || label === 'currency') found.unclear = true
}

const isValue = ({ name }: Field): boolean => comparedName(name) === 'value'

/** Some programs write such an amount in manats, others in qəpik: where a fraction is written, it is not in the smallest unit. */
const withFraction = /[.,]\d+$/

/** `{ "value": "123.45", "currency": "AZN" }` and nothing beside them; a value with anything else is not clear. */
function collectValued(fields: readonly Field[], found: Found): void {
  const value = fields.find(isValue)
  const currency = fields.find(({ name }) => labelOf(name) === 'currency')
  if (fields.length !== 2 || !value || !currency || !withFraction.test(value.text)) found.unclear = true
  else {
    found.amounts.push(value)
    found.currencies.push(currency)
  }
}

function valueOf({ kind, text }: Field): Decimal | null {
  if (kind === 'number') return parseDecimal(text)
  return kind === 'literal' ? null : parseAmount(text)
}
