/** The character set of a file of payments: of those that its format has, the one in which the bytes say the same of themselves. */
import { decodeText, type DecodedText } from '../decode-text.ts'
import { Unreadable } from '../reading.ts'
import type { PaymentReader } from './payment-reader.ts'

type Reader = Pick<PaymentReader, 'charsets' | 'charsetIn' | 'recognise' | 'looksAt'>

/** What the first bytes say when they are read in a character set; `null`: the format is another one. */
function look(
  content: Uint8Array,
  charset: string,
  reader: Reader,
): { charset: string; declared: string | null } | null {
  const head = headOf(content.subarray(0, reader.looksAt), charset)
  return head !== null && reader.recognise(head) ? { charset, declared: reader.charsetIn(head) } : null
}

const charsetsOf = (given: string | null, { charsets }: Reader): readonly string[] =>
  given === null || charsets.length === 1 ? charsets : [given]

/** Whether a file that begins so may be in the format: of one that needs more to be known it may. */
export const mayBeOf = (head: Uint8Array, given: string | null, reader: Reader): boolean =>
  head.length < reader.looksAt || charsetsOf(given, reader).some(charset => look(head, charset, reader) !== null)

/** The last character may be cut. */
function headOf(head: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(head, { stream: true })
  } catch {
    return null
  }
}

function decodeIfWellFormed(content: Uint8Array, charset: string): DecodedText[] {
  try {
    return [decodeText(content, charset)]
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

/**
 * `null`: the format is another one. `given`: by the site, or `null`; then no other counts, except where the format has only one.
 * @throws Unreadable when the file names another character set than it is in, or is in two at once
 */
export function decodePayments(content: Uint8Array, given: string | null, reader: Reader): DecodedText | null {
  const looks = charsetsOf(given, reader).flatMap(charset => look(content, charset, reader) ?? [])
  const [named, ...others] = looks
    .filter(({ declared, charset }) => declared === charset)
    .flatMap(({ charset }) => decodeIfWellFormed(content, charset))
  if (named && others.length > 0) throw new Unreadable('twoFormats', named.charset)
  if (named) return named
  for (const { charset, declared } of looks) {
    const [decoded] = decodeIfWellFormed(content, charset)
    if (!decoded) continue
    if (declared !== null) throw new Unreadable('encoding', charset)
    return decoded
  }
  return null
}
