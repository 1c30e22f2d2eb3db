/** The shape of a reader of payments: by what it knows its format, and how it reads it. */
import { limits } from '../../../shared/limits.ts'
import type { Field } from '../reading.ts'
import type { Claim } from './claims.ts'
import type { Payment } from './payment-parts.ts'

/** What stands in a file beside its payments. */
export interface FileFacts {
  /** As its standard calls it, with its version. */
  format: string
  claims: readonly Claim[]
  fields: readonly Field[]
}

/** Bytes that are enough for most formats. */
export const lookedAt = limits.edgeBytes

export interface PaymentReader {
  /** For tests and for no person. */
  name: string
  /** Types of documents among which it looks; the bytes decide. */
  types: RegExp
  /** Character sets to try; the first in which the bytes are well-formed and that the text does not contradict. */
  charsets: readonly string[]
  /** The character set that the text names itself, as we call it; `null`: none. `unknown`: one that we do not read. */
  charsetIn: (text: string) => string | null
  /** So many bytes say whether the format is this one. */
  looksAt: number
  /** Whether its text is one that must pass `checkLines`. */
  isOfLines: boolean
  /** Of the text of these bytes. */
  recognise: (text: string) => boolean
  /** One payment after the other, so that whoever draws a window can pause. @throws Unreadable */
  read: (text: string, charset: string) => Generator<Payment, FileFacts>
}
