/** Amounts and days as a person of the language writes them. */
import { formatDecimal, type Decimal } from '../documents/decimal.ts'
import type { CommonTexts } from './texts.ts'

/**
 * One text, which a screen reader reads in one go: whole digits in threes, a lone decimal filled up (`1 250 000,50 KZT`). Where it is
 * too long for its line it breaks between the groups.
 */
export function amountText(texts: CommonTexts, { value, currency }: { value: Decimal; currency: string }): string {
  const [whole = '', fraction] = formatDecimal(value).split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, texts.group.replace('\u00a0', ' '))
  const decimals = fraction === undefined ? '' : texts.decimal + fraction.padEnd(2, '0')
  return currency === '' ? grouped + decimals : `${grouped}${decimals}\u00a0${currency}`
}

/** A day as ISO 8601 writes it becomes one as all four languages do; anything else stays as it is written. */
export function dayText(written: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []
  const date = new Date(Number(year), Number(month) - 1, Number(day))
  const exists = year !== '' && date.getMonth() === Number(month) - 1 && date.getDate() === Number(day)
  return exists ? `${day}.${month}.${year}` : written
}
