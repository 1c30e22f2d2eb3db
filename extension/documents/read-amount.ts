/** What a document pays, from its bytes alone: one payment, or all of a file in one currency. */
import { amountIn } from './amount-in.ts'
import type { Amount } from './amount.ts'
import { parseMediaType, type MediaType } from './media-type.ts'
import { contradicts } from './payments/claims.ts'
import { mayBePayments } from './payments/payment-readers.ts'
import { readPaymentsAtOnce, type PaymentsFile } from './payments/read-payments.ts'
import { formatOf, readFields } from './read-fields.ts'
import { Unreadable } from './reading.ts'

/** Bytes. A payment is far shorter; what is longer is not read for its amount. */
export const longestPayment = 64 * 1024

export interface DocumentAmount extends Amount {
  /** So many payments come to it. */
  payments: number
}

/** Whether it is worth while to read the document for its amount. */
export function mayHaveAmount({ type, size }: { type: string; size: number }): boolean {
  const { essence } = parseMediaType(type)
  return size <= longestPayment && (formatOf(essence) !== null || mayBePayments(essence))
}

/** `differs`: the file itself states its number of payments or their sum otherwise; `null`: no amount, or several currencies. */
export function readAmount(content: Uint8Array, type: string): DocumentAmount | 'differs' | null {
  const mediaType = parseMediaType(type)
  try {
    const file = readPaymentsAtOnce(content, mediaType)
    return file ? amountOfFile(file) : amountOfFields(content, mediaType)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

function amountOfFile({ payments, sums, unread, claims }: PaymentsFile): DocumentAmount | 'differs' | null {
  if (contradicts(claims)) return 'differs'
  const [sum, ...others] = sums
  const isWhole = unread === 0 && others.length === 0
  return sum && isWhole && sum.currency !== '' ? { ...sum, payments: payments.length } : null
}

function amountOfFields(content: Uint8Array, type: MediaType): DocumentAmount | null {
  const format = formatOf(type.essence)
  const amount = format && amountIn(readFields(content, type, format).fields)
  return amount && { ...amount, payments: 1 }
}
