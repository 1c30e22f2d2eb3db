/** The text of a document, when its bytes are well-formed in a character set that we read. */
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
  const known = charsets[charset]
  if (known === undefined) throw new Unreadable('notText')
  try {
    return { text: new TextDecoder(known, { fatal: true, ignoreBOM: true }).decode(content), charset: known }
  } catch {
    throw new Unreadable('notText')
  }
}
