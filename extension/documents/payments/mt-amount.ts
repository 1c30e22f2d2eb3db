/** Amounts and days of SWIFT: `261121KZT1250,50`, six digits of a day before them in field 32A. */
import type { Amount } from '../amount.ts'
import { parseDecimal } from '../decimal.ts'

/** The comma is always there (format 15d). */
const valued = /^(\d{6})?([A-Z]{3})(\d{1,12},\d{0,3})$/

/** `null`: not in the form of the field, or not above zero. */
export function mtAmount(text: string, { withDay }: { withDay: boolean }): Amount | null {
  const [, day, currency = '', written = ''] = valued.exec(text) ?? []
  const value = parseDecimal(written.replace(/,$/, '').replace(',', '.'))
  return value && value.digits > 0n && (day !== undefined) === withDay ? { value, currency } : null
}

/** `261121` is 2026-11-21; anything else stays as written. */
export const mtDay = (text: string | undefined): string | undefined =>
  text?.replace(/^(\d{2})(\d{2})(\d{2})$/, '20$1-$2-$3')
