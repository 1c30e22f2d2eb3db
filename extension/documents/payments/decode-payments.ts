/** The character set of a file of payments: of those that its format has, the one in which the bytes say the same of themselves. */
import { decodeText, type DecodedText } from '../decode-text.ts'
import { Unreadable } from '../reading.ts'
import type { PaymentReader } from './payment-reader.ts'

type Reader = Pick<PaymentReader, 'charsets' | 'charsetIn' | 'recognise'>

interface Tried extends DecodedText {
  declared: string | null
}

function tryCharset(content: Uint8Array, charset: string, reader: Reader): Tried[] {
  try {
    const decoded = decodeText(content, charset)
    return reader.recognise(decoded.text) ? [{ ...decoded, declared: reader.charsetIn(decoded.text) }] : []
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
  const charsets = given === null || reader.charsets.length === 1 ? reader.charsets : [given]
  const tried = charsets.flatMap(charset => tryCharset(content, charset, reader))
  const [first] = tried
  if (!first) return null
  const [named, ...others] = tried.filter(({ declared, charset }) => declared === charset)
  if (others.length > 0) throw new Unreadable('twoFormats', first.charset)
  if (named) return named
  if (first.declared !== null) throw new Unreadable('encoding', first.charset)
  return first
}
