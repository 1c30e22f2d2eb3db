/** The character set of a file of payments: of those that its format has, the one in which the bytes say the same of themselves. */
import { atOnce } from '../at-once.ts'
import { decodeInPieces, piecesOf, type DecodedText } from '../decode-text.ts'
import { Unreadable } from '../reading.ts'
import type { PaymentReader } from './payment-reader.ts'

type Reader = Pick<PaymentReader, 'charsets' | 'charsetIn' | 'recognise' | 'looksAt'>

interface Look {
  charset: string
  /** The character set that the text names. */
  declared: string | null
}

/** What the first bytes say when they are read in a character set; `null`: the format is another one. */
function* look(content: Uint8Array, charset: string, reader: Reader): Generator<void, Look | null> {
  const head = yield* headOf(content.subarray(0, reader.looksAt), charset)
  return head !== null && reader.recognise(head) ? { charset, declared: reader.charsetIn(head) } : null
}

/** The last character may be cut. */
function* headOf(head: Uint8Array, charset: string): Generator<void, string | null> {
  try {
    return yield* piecesOf(head, new TextDecoder(charset, { ignoreBOM: true }))
  } catch {
    return null
  }
}

const charsetsOf = (given: string | null, { charsets }: Reader): readonly string[] =>
  given === null || charsets.length === 1 ? charsets : [given]

/** Whether a file that begins so may be in the format: of one that needs more to be known it may. */
export const mayBeOf = (head: Uint8Array, given: string | null, reader: Reader): boolean =>
  head.length < reader.looksAt ||
  charsetsOf(given, reader).some(charset => atOnce(look(head, charset, reader)) !== null)

function* wellFormed(content: Uint8Array, charset: string): Generator<void, DecodedText | null> {
  try {
    return yield* decodeInPieces(content, charset)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/**
 * `null`: the format is another one. `given`: by the site, or `null`; then no other counts, except where the format has only one.
 * Pauses between the pieces of a long file.
 * @throws Unreadable when the file names another character set than it is in, or is in two at once
 */
export function* decodePayments(
  content: Uint8Array,
  given: string | null,
  reader: Reader,
): Generator<void, DecodedText | null> {
  const looks: Look[] = []
  for (const charset of charsetsOf(given, reader)) {
    const seen = yield* look(content, charset, reader)
    if (seen) looks.push(seen)
  }
  const named: DecodedText[] = []
  for (const { charset } of looks.filter(one => one.declared === one.charset)) {
    const decoded = yield* wellFormed(content, charset)
    if (decoded) named.push(decoded)
  }
  const [first, ...others] = named
  if (first && others.length > 0) throw new Unreadable('twoFormats', first.charset)
  if (first) return first
  for (const { charset, declared } of looks) {
    const decoded = yield* wellFormed(content, charset)
    if (!decoded) continue
    if (declared !== null) throw new Unreadable('encoding', charset)
    return decoded
  }
  return null
}
