/** The table of formats in which payments come. Each says by the bytes whether a document is its own; no order counts. */
import type { MediaType } from '../media-type.ts'
import { mayBeOf } from './decode-payments.ts'
import { read1c } from './read-1c.ts'
import { readCsv } from './read-csv.ts'
import { readIso20022 } from './read-iso20022.ts'
import { readMt } from './read-mt.ts'
import { readMt102 } from './read-mt102.ts'
import { readPaymentsJson } from './read-payments-json.ts'
import type { PaymentReader } from './payment-reader.ts'

export const paymentReaders: readonly PaymentReader[] = [
  readIso20022,
  readMt,
  readMt102,
  read1c,
  readCsv('csv-semicolon', ';'),
  readCsv('csv-comma', ','),
  readCsv('csv-tab', '\t'),
  readPaymentsJson,
]

/** Whether a long file that begins so may hold payments: no reader takes any other. */
export const mayBeginPayments = (head: Uint8Array, { essence, charset }: MediaType): boolean =>
  paymentReaders.some(reader => reader.types.test(essence) && mayBeOf(head, charset, reader))

/** Of these types a document may hold payments. */
export const mayBePayments = (essence: string): boolean => paymentReaders.some(({ types }) => types.test(essence))
