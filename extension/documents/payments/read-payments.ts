/** Payments out of the bytes of a document: by the one reader that knows the format, and never by two. */
import type { Amount } from '../amount.ts'
import { faultOfFields, faultOfList, weightOf } from '../drawable.ts'
import { atOnce } from '../at-once.ts'
import type { MediaType } from '../media-type.ts'
import { Unreadable, type Field, type Refusal } from '../reading.ts'
import { partFaults } from './part-faults.ts'
import { addToTally, newTally, sumsOf, type Claim } from './claims.ts'
import { decodePayments } from './decode-payments.ts'
import { checkLines } from './lines.ts'
import type { PaymentReader } from './payment-reader.ts'
import { paymentReaders } from './payment-readers.ts'
import type { Payment } from './payment-parts.ts'

export interface PaymentsFile {
  format: string
  charset: string
  /** In the order of the file. */
  payments: readonly Payment[]
  /** What they come to, one for each currency. */
  sums: readonly Amount[]
  /** So many are in no sum. */
  unread: number
  /** Places of payments with a number that cannot be right. */
  faulty: readonly number[]
  claims: readonly Claim[]
  /** What stands beside the payments. */
  fields: readonly Field[]
  text: string
}

/** More are not listed: nobody signs such a file by looking at it. */
export const mostPayments = 100_000

/** Pauses after so many payments, for whoever wants to pause: `yield` says that the work is not done. */
const pauseAfter = 20

/** `null`: no reader knows the bytes. @throws Unreadable when the bytes are not what they seem to be, or two things at once */
export function* readPayments(
  content: Uint8Array,
  { essence, charset }: MediaType,
): Generator<void, PaymentsFile | null> {
  const read: PaymentsFile[] = []
  const refused: Unreadable[] = []
  for (const reader of paymentReaders) {
    if (!reader.types.test(essence)) continue
    try {
      const file = yield* readBy(reader, content, charset)
      if (file) read.push(file)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      refused.push(error)
    }
  }
  const [first, ...others] = read
  if (first && others.length > 0) throw new Unreadable('twoFormats', first.charset)
  if (!first && refused[0]) throw refused[0]
  return first ?? null
}

function* readBy(
  reader: PaymentReader,
  content: Uint8Array,
  given: string | null,
): Generator<void, PaymentsFile | null> {
  const decoded = yield* decodePayments(content, given, reader)
  if (!decoded) return null
  const { text, charset } = decoded
  yield
  try {
    if (reader.isOfLines) yield* checkLines(text)
    return { ...(yield* collect(reader.read(text, charset))), text, charset }
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.refusal, charset) : error
  }
}

function* collect(reading: ReturnType<PaymentReader['read']>): Generator<void, Omit<PaymentsFile, 'text' | 'charset'>> {
  const tally = newTally()
  const payments: Payment[] = []
  const faulty: number[] = []
  const heaviest = { length: 0, escapes: 0 }
  let next = reading.next()
  for (; !next.done; next = reading.next()) {
    const { length, escapes } = weightOf(next.value.parts)
    heaviest.length = Math.max(heaviest.length, length)
    heaviest.escapes = Math.max(heaviest.escapes, escapes)
    if (partFaults(next.value.parts).size > 0) faulty.push(payments.length)
    payments.push(next.value)
    addToTally(tally, next.value)
    if (payments.length > mostPayments) throw new Unreadable('tooLong')
    if (payments.length % pauseAfter === 0) yield
  }
  if (payments.length === 0) throw new Unreadable('cutOff')
  const { value } = next
  const [first, ...others] = payments
  orRefuse(faultOfFields(value.fields) ?? faultOfList(payments.length, heaviest))
  if (first && others.length === 0) orRefuse(faultOfFields(first.fields()))
  return { ...value, payments, sums: sumsOf(tally), unread: tally.unread, faulty }
}

function orRefuse(fault: Refusal | null): void {
  if (fault !== null) throw new Unreadable(fault)
}

/** At once, without pauses: for what is short. */
export const readPaymentsAtOnce = (content: Uint8Array, type: MediaType): PaymentsFile | null =>
  atOnce(readPayments(content, type))

/** The window is never busy for longer. */
const busyMs = 12

/** @throws Unreadable, or the reason of the signal */
export async function readPaymentsInPieces(
  content: Uint8Array,
  { signal, ...type }: MediaType & { signal: AbortSignal },
): Promise<PaymentsFile | null> {
  const reading = readPayments(content, type)
  let begun = performance.now()
  let next = reading.next()
  for (; !next.done; next = reading.next()) {
    if (performance.now() - begun < busyMs) continue
    await new Promise(resolve => setTimeout(resolve))
    signal.throwIfAborted()
    begun = performance.now()
  }
  return next.value
}
