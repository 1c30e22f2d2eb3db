/** The text of a document, when its bytes are well-formed in a character set that we read. */
import { atOnce } from './at-once.ts'
import { Unreadable } from './reading.ts'

const charsets: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'windows-1251': 'windows-1251',
  cp1251: 'windows-1251',
  ibm866: 'ibm866',
  cp866: 'ibm866',
}

export interface DecodedText {
  text: string
  /** The one that the bytes were decoded with: `utf-8`, `windows-1251` or `ibm866`. */
  charset: string
}

/** A byte-order mark stays in the text, to be seen. @throws Unreadable `notText` */
export function decodeText(content: Uint8Array, charset: string): DecodedText {
  return atOnce(decodeInPieces(content, charset))
}

/** The same, with pauses for whoever draws a window. @throws Unreadable `notText` */
export function* decodeInPieces(content: Uint8Array, charset: string): Generator<void, DecodedText> {
  const known = charsets[charset]
  if (known === undefined) throw new Unreadable('notText')
  const decoder = new TextDecoder(known, { fatal: true, ignoreBOM: true })
  try {
    const text = yield* piecesOf(content, decoder)
    return { text: text + decoder.decode(), charset: known }
  } catch (error) {
    throw error instanceof TypeError ? new Unreadable('notText') : error
  }
}

/** Decoded in one go. In bytes. */
const piece = 1024 * 1024

/** As far as the characters are whole. @throws TypeError where the decoder does */
export function* piecesOf(content: Uint8Array, decoder: TextDecoder): Generator<void, string> {
  const parts: string[] = []
  for (let at = 0; at < content.length; at += piece) {
    if (at > 0) yield
    parts.push(decoder.decode(content.subarray(at, at + piece), { stream: true }))
  }
  return parts.join('')
}
