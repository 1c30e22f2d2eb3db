/**
 * A strict reader of XML (XML 1.0, fifth edition) without DTD, entities of its own, CDATA, comments and processing
 * instructions: whatever could make two parsers disagree, or hide something from the reader, is refused.
 */
import { countField, need, openCursor, skip, take, tryTake, type Cursor } from './cursor.ts'
import { checkNames, Unreadable, type Field, type ParsingLimits } from './reading.ts'

const declaration =
  /^<\?xml version=(?:"1\.0"|'1\.0')(?: +encoding=(?:"([A-Za-z0-9._-]+)"|'([A-Za-z0-9._-]+)'))?(?: +standalone=(?:"(?:yes|no)"|'(?:yes|no)'))? *\?>/
export const xmlSpace = /[ \t\r\n]*/y
/** Of XML: others that JavaScript calls white space are text, and are drawn. */
const onlySpace = /^[ \t\r\n]*$/
const nameToken = /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/uy
const text = /[^<]*/y
const attributeValue = /"([^"<]*)"|'([^'<]*)'/y
const notAllowed = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The root element as one field. `charset` is the one the bytes were decoded with. @throws Unreadable */
export function readXml(source: string, charset: string): readonly Field[] {
  const cursor = openXml(source, charset)
  const root = readElement(cursor, 0)
  closeXml(cursor)
  return [root]
}

/** At the first tag of the root element. @throws Unreadable */
export function openXml(source: string, charset: string, limits?: ParsingLimits): Cursor {
  const cursor = openCursor(source, limits)
  cursor.at = readDeclaration(source, charset)
  take(cursor, xmlSpace)
  return cursor
}

/** After the root element nothing follows. @throws Unreadable */
export function closeXml(cursor: Cursor): void {
  take(cursor, xmlSpace)
  if (cursor.at !== cursor.text.length) throw new Unreadable(cursor.text[cursor.at] === '<' ? 'markup' : 'syntax')
}

/** The length of the XML declaration; 0 without one. */
function readDeclaration(source: string, charset: string): number {
  const [whole = '', double, single] = declaration.exec(source) ?? []
  const encoding = double ?? single ?? charset
  if (encoding.toLowerCase() !== charset) throw new Unreadable('encoding')
  return whole.length
}

export interface StartTag {
  name: string
  attributes: Field[]
  /** It ends the element as well: `<a/>`. */
  closed: boolean
}

/** @throws Unreadable */
export function readStartTag(cursor: Cursor): StartTag {
  countField(cursor)
  skip(cursor, '<')
  if (/[!?]/.test(cursor.text[cursor.at] ?? '')) throw new Unreadable('markup')
  const name = need(cursor, nameToken)
  const attributes = readAttributes(cursor)
  const closed = tryTake(cursor, '/>')
  if (!closed) skip(cursor, '>')
  return { name, attributes, closed }
}

/** @throws Unreadable unless the element ends here */
export function readEndTag(cursor: Cursor, name: string): void {
  skip(cursor, `</${name}`)
  take(cursor, xmlSpace)
  skip(cursor, '>')
}

/** An element with all that is in it. @throws Unreadable */
export function readElement(cursor: Cursor, depth: number): Field {
  if (depth > cursor.limits.maxDepth) throw new Unreadable('tooDeep')
  const { name, attributes, closed } = readStartTag(cursor)
  if (closed) return element(name, attributes, { children: [], written: '' })
  const content = readElementContent(cursor, depth)
  readEndTag(cursor, name)
  return element(name, attributes, content)
}

interface Content {
  children: Field[]
  written: string
}

/** An element without children or attributes is a value; otherwise a group, its own text last. */
function element(name: string, attributes: Field[], { children, written }: Content): Field {
  const blank = onlySpace.test(written)
  if (children.length > 0 && !blank) throw new Unreadable('mixed')
  if (children.length === 0 && attributes.length === 0) return { name, kind: 'string', text: written, fields: [] }
  const own: Field[] = blank ? [] : [{ name: '', kind: 'string', text: written, fields: [] }]
  return { name, kind: 'group', text: '', fields: [...attributes, ...children, ...own] }
}

function readAttributes(cursor: Cursor): Field[] {
  const found: Field[] = []
  while (take(cursor, xmlSpace) !== '' && /[\p{L}_]/u.test(cursor.text[cursor.at] ?? '')) {
    countField(cursor)
    const name = need(cursor, nameToken)
    skip(cursor, '=')
    const quoted = need(cursor, attributeValue)
    found.push({
      name,
      kind: 'attribute',
      text: decode(quoted.slice(1, -1).replaceAll(/\r\n|[\r\n\t]/g, ' ')),
      fields: [],
    })
  }
  checkNames(found.map(({ name }) => name))
  return found
}

function readElementContent(cursor: Cursor, depth: number): Content {
  const children: Field[] = []
  let written = ''
  for (;;) {
    written += take(cursor, text)
    if (cursor.at >= cursor.text.length) throw new Unreadable('syntax')
    if (cursor.text.startsWith('</', cursor.at)) break
    children.push(readElement(cursor, depth + 1))
  }
  if (written.includes(']]>')) throw new Unreadable('syntax')
  return { children, written: decode(written.includes('\r') ? written.replaceAll(/\r\n?/g, '\n') : written) }
}

/** Character references and the five predefined entities (XML 1.0 sections 4.1 and 4.6); a line end that is written so stays. */
function decode(written: string): string {
  const decoded = written.includes('&')
    ? written.replaceAll(/&([^;]*;?)/g, (_, name: string) => resolve(name))
    : written
  if (notAllowed.test(decoded)) throw new Unreadable('syntax')
  return decoded
}

function resolve(reference: string): string {
  const named = entities[reference.slice(0, -1)]
  if (reference.endsWith(';') && named !== undefined) return named
  const numeric = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(reference)
  const point = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 16 : 10) : -1
  if (point < 0 || point > 0x10ffff) throw new Unreadable('markup')
  return String.fromCodePoint(point)
}
