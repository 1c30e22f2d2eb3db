/** The rows of a table in a text, with quotes around values and doubled inside them (RFC 4180 section 2). */
import { Unreadable } from '../reading.ts'

/** Of a text that passed `checkLines`. Excel begins such a file with a byte-order mark, which is no part of the first name. @throws Unreadable */
export function* rowsOf(text: string, delimiter: string): Generator<string[], undefined> {
  const plain = new RegExp(`[^"\\r\\n${delimiter}]*`, 'y')
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const { row, end } = readRow(text, at, { delimiter, plain })
    const [ending = ''] = /^\r?\n/.exec(text.slice(end, end + 2)) ?? []
    if (ending === '' && end < text.length) throw new Unreadable('syntax')
    at = end + ending.length
    // Empty lines at the end are no rows.
    if (row.join('') !== '' || row.length > 1 || text.slice(at).trim() !== '') yield row
  }
}

interface Signs {
  delimiter: string
  /** What a value without quotes is made of, sticky. */
  plain: RegExp
}

function readRow(text: string, from: number, { delimiter, plain }: Signs): { row: string[]; end: number } {
  const row: string[] = []
  for (let at = from; ; at += 1) {
    const value = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, plain)
    row.push(value.text)
    at = value.end
    if (text[at] !== delimiter) return { row, end: at }
  }
}

interface Value {
  text: string
  end: number
}

function readPlain(text: string, at: number, plain: RegExp): Value {
  plain.lastIndex = at
  const [found = ''] = plain.exec(text) ?? []
  return { text: found, end: at + found.length }
}

/** By hand: a pattern would remember each of millions of letters, and V8 has no room for that. */
function readQuoted(text: string, at: number): Value {
  let end = text.indexOf('"', at + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end < 0) throw new Unreadable('cutOff')
  return { text: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 }
}
