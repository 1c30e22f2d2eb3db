/** What is told of a file of payments, as short as a test can say it. */
import { formatDecimal } from '../../../../extension/documents/decimal.ts'
import { parseMediaType } from '../../../../extension/documents/media-type.ts'
import type { Payment } from '../../../../extension/documents/payments/payment-parts.ts'
import { readPaymentsAtOnce } from '../../../../extension/documents/payments/read-payments.ts'
import { Unreadable, type Field } from '../../../../extension/documents/reading.ts'
import { utf8 } from '../../../../shared/bytes.ts'

export interface Told {
  format: string
  charset: string
  /** `1250000.5 KZT`; `none` of a payment without one. */
  amounts: string[]
  parts: Payment['parts'][]
  sums: string[]
  unread: number
  faulty: readonly number[]
  /** `differs 32A: 40000,50 / 40001,50`. */
  claims: string[]
  /** All that is reachable, names and values. */
  reachable: string
}

const flat = (fields: readonly Field[]): string =>
  fields.map(({ name, text, fields: inner }) => `${name}=${text}${flat(inner)}\n`).join('')

/** `null`: no payments; a word: refused for this. */
export function told(content: Uint8Array | string, type = 'text/plain'): Told | string | null {
  try {
    const file = readPaymentsAtOnce(typeof content === 'string' ? utf8(content) : content, parseMediaType(type))
    if (!file) return null
    const { format, charset, payments, sums, unread, faulty, claims, fields } = file
    return {
      format,
      charset,
      amounts: payments.map(({ amount }) => (amount ? `${formatDecimal(amount.value)} ${amount.currency}` : 'none')),
      parts: payments.map(({ parts }) => parts),
      sums: sums.map(({ value, currency }) => `${formatDecimal(value)} ${currency}`),
      unread,
      faulty,
      claims: claims.map(
        ({ agrees, name, written, read }) => `${agrees ? 'agrees' : 'differs'} ${name}: ${written} / ${read}`,
      ),
      reachable: flat([...fields, ...payments.flatMap(payment => payment.fields())]),
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal
    throw error
  }
}

export function toldFile(content: Uint8Array | string, type = 'text/plain'): Told {
  const file = told(content, type)
  if (file === null || typeof file === 'string') throw new RangeError(`refused: ${file}`)
  return file
}
