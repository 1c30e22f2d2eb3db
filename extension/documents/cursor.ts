/** A place in a text that is read from its beginning to its end: what both strict readers step by. */
import { parsing, Unreadable, type ParsingLimits } from './reading.ts'

export interface Cursor {
  text: string
  at: number
  /** So many fields were read. */
  fields: number
  limits: ParsingLimits
}

/** @throws Unreadable for a text that is too long to be read as fields, or begins with a byte-order mark */
export function openCursor(text: string, limits: ParsingLimits = parsing): Cursor {
  if (text.startsWith('\uFEFF')) throw new Unreadable('byteOrderMark')
  if (text.length > limits.maxLength) throw new Unreadable('tooLong')
  return { text, at: 0, fields: 0, limits }
}

/** One more field. @throws Unreadable */
export function countField(cursor: Cursor): void {
  if (++cursor.fields > cursor.limits.maxFields) throw new Unreadable('tooLong')
}

/** What matches the sticky `pattern` here; empty when nothing does. */
export function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0] ?? ''
  cursor.at += found.length
  return found
}

/** As `take`. @throws Unreadable when nothing matches */
export function need(cursor: Cursor, pattern: RegExp): string {
  const found = take(cursor, pattern)
  if (found === '') throw new Unreadable('syntax')
  return found
}

export function tryTake(cursor: Cursor, expected: string): boolean {
  const found = cursor.text.startsWith(expected, cursor.at)
  if (found) cursor.at += expected.length
  return found
}

/** @throws Unreadable unless exactly this stands here */
export function skip(cursor: Cursor, expected: string): void {
  if (!tryTake(cursor, expected)) throw new Unreadable('syntax')
}
