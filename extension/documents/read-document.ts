/** From bytes and the type that the site gave to what is drawn: one strict reader per kind of document. */
import { readJson } from './read-json.ts'
import { readXml } from './read-xml.ts'
import { parseMediaType } from './media-type.ts'
import { Unreadable, type Field, type Reading } from './reading.ts'

const readers: Record<'json' | 'xml', (text: string, charset: string) => readonly Field[]> = {
  json: readJson,
  xml: readXml,
}

/** Never throws: what cannot be read is drawn as text, and what is no text as a file. */
export function readDocument(content: Uint8Array, type: string): Reading {
  const { kind, charset } = parseMediaType(type, content)
  if (kind === 'other') return { kind: 'file', because: 'type' }
  const text = decodeText(content, charset)
  if (text === null) return { kind: 'file', because: 'notText' }
  if (kind === 'text') return { kind: 'text', text, refusal: null }
  try {
    return { kind: 'fields', fields: readers[kind](text, charset), text }
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'text', text, refusal: error.refusal }
    throw error
  }
}

/** `null` when the bytes are not well-formed in this character set. A byte-order mark stays in the text, to be seen. */
function decodeText(content: Uint8Array, charset: string): string | null {
  if (charset === '') return null
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return null
  }
}
