/** Documents whose text has fields: JSON and XML, each by its own strict reader. */
import { decodeText, type DecodedText } from './decode-text.ts'
import type { MediaType } from './media-type.ts'
import { readJson } from './read-json.ts'
import { hasMoreEscapes } from './has-more-escapes.ts'
import { readXml } from './read-xml.ts'
import { parsing, Unreadable, type Field } from './reading.ts'

export interface FieldFormat {
  types: RegExp
  /** The character set that the content names itself; `null` when it names none. */
  charsetIn: (content: Uint8Array) => string | null
  /** The only one that it may have, whatever its type says; `null`: each that we can read. */
  onlyCharset: string | null
  read: (text: string, charset: string) => readonly Field[]
}

const declaration = /^<\?xml version=["']1\.0["'] +encoding=["']([A-Za-z0-9._-]+)["']/

/** The first bytes of an XML document may name its character set when the type does not (RFC 7303 section 3). */
const declaredInXml = (content: Uint8Array): string | null =>
  declaration.exec(new TextDecoder('latin1').decode(content.subarray(0, 100)))?.[1]?.toLowerCase() ?? null

export const fieldFormats: readonly FieldFormat[] = [
  {
    types: /^(?:application\/json|text\/json|application\/[\w.-]+\+json)$/,
    charsetIn: () => null,
    onlyCharset: 'utf-8',
    read: readJson,
  },
  {
    types: /^(?:application\/xml|text\/xml|application\/[\w.-]+\+xml)$/,
    charsetIn: declaredInXml,
    onlyCharset: null,
    read: readXml,
  },
]

export const formatOf = (essence: string): FieldFormat | null =>
  fieldFormats.find(({ types }) => types.test(essence)) ?? null

/**
 * The text of a document of any type. One that names no character set is in UTF-8, and so is JSON, whatever is said of it
 * (RFC 8259 section 8.1): whoever reads it later reads no type. @throws Unreadable `notText`
 */
export function readText(content: Uint8Array, { essence, charset }: MediaType): DecodedText {
  const format = formatOf(essence)
  return decodeText(content, format?.onlyCharset ?? charset ?? format?.charsetIn(content) ?? 'utf-8')
}

export interface ReadFields {
  fields: readonly Field[]
  /** The whole document, as it is written. */
  text: string
}

/** @throws Unreadable when the bytes are not what the type says */
export function readFields(content: Uint8Array, type: MediaType, format: FieldFormat): ReadFields {
  const { text, charset } = readText(content, type)
  const fields = format.read(text, charset)
  if (hasMoreEscapes(fields, parsing.maxEscapes)) throw new Unreadable('tooManyHidden')
  return { fields, text }
}
