/** A strict reader of JSON (RFC 8259): what two parsers could read differently is refused; numbers stay as written. */
import { countField, need, openCursor, skip, take, type Cursor } from './cursor.ts'
import { checkNames, Unreadable, type Field } from './reading.ts'

export const jsonSpace = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literal = /true|false|null/y
// oxlint-disable-next-line no-control-regex -- no string has them
const letters = /[^"\\\0-\x1f]*/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const loneSurrogate = /\p{Cs}/u

/** The members of the top-level value; a value of another kind becomes one nameless field. @throws Unreadable */
export function readJson(text: string): readonly Field[] {
  const cursor = openCursor(text)
  take(cursor, jsonSpace)
  const value = readValue(cursor, '', 0)
  take(cursor, jsonSpace)
  if (cursor.at !== text.length) throw new Unreadable('syntax')
  return value.kind === 'group' ? value.fields : [value]
}

/** One value, at the place where it begins. @throws Unreadable */
export function readValue(cursor: Cursor, name: string, depth: number): Field {
  if (depth > cursor.limits.maxDepth) throw new Unreadable('tooDeep')
  countField(cursor)
  const next = cursor.text[cursor.at]
  if (next === '{') return { name, kind: 'group', text: '', fields: readObject(cursor, depth) }
  if (next === '[') return { name, kind: 'group', text: '', fields: readArray(cursor, depth) }
  if (next === '"') return { name, kind: 'string', text: readString(cursor), fields: [] }
  const written = take(cursor, literal)
  if (written) return { name, kind: 'literal', text: written, fields: [] }
  return { name, kind: 'number', text: need(cursor, number), fields: [] }
}

function readObject(cursor: Cursor, depth: number): Field[] {
  const fields = readList(cursor, '}', () => readValue(cursor, readName(cursor), depth + 1))
  checkNames(fields.map(({ name }) => name))
  return fields
}

/** The name of a member, up to its value. */
export function readName(cursor: Cursor): string {
  const name = readString(cursor)
  take(cursor, jsonSpace)
  skip(cursor, ':')
  take(cursor, jsonSpace)
  return name
}

const readArray = (cursor: Cursor, depth: number): Field[] =>
  readList(cursor, ']', index => readValue(cursor, String(index + 1), depth + 1))

/** What stands between the opening bracket and `end`, separated by commas. */
function readList(cursor: Cursor, end: '}' | ']', read: (index: number) => Field): Field[] {
  const fields: Field[] = []
  cursor.at += 1
  take(cursor, jsonSpace)
  if (cursor.text[cursor.at] === end) {
    cursor.at += 1
    return fields
  }
  for (;;) {
    fields.push(read(fields.length))
    take(cursor, jsonSpace)
    if (cursor.text[cursor.at] === end) break
    skip(cursor, ',')
    take(cursor, jsonSpace)
  }
  cursor.at += 1
  return fields
}

/** Piece by piece: a pattern for all of it would remember each of millions of letters, and V8 has no room for that. */
function readString(cursor: Cursor): string {
  const from = cursor.at
  skip(cursor, '"')
  take(cursor, letters)
  while (cursor.text[cursor.at] === '\\') {
    need(cursor, escape)
    take(cursor, letters)
  }
  skip(cursor, '"')
  const value: unknown = JSON.parse(cursor.text.slice(from, cursor.at))
  if (typeof value !== 'string' || loneSurrogate.test(value)) throw new Unreadable('syntax')
  return value
}
