/**
 * Values to JSON and back, for the native messaging port, which carries text alone. Bytes and dates travel as objects with
 * one reserved key; a value that holds such a key itself is refused, so no page can forge them.
 */
import { fromBase64, toBase64 } from './bytes.ts'
import { MohurError } from './errors.ts'
import { limits } from './limits.ts'

const bytesKey = '$bytes'
const dateKey = '$date'
const forbidden = new Set(['__proto__', 'constructor', 'prototype', bytesKey, dateKey])
const maxDepth = 32

/** @throws MohurError BAD_PARAMS for what JSON cannot carry, forbidden keys, or nesting over 32. */
export const toWire = (value: unknown): string => JSON.stringify(encode(value, 0))

/** @throws MohurError BAD_PARAMS for malformed JSON, forbidden keys, or nesting over 32. */
export function fromWire(text: string, bytesOf = nothing): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new MohurError('BAD_PARAMS', {}, { cause: error })
  }
  return decode(value, 0, bytesOf)
}

function encode(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new MohurError('BAD_PARAMS')
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Uint8Array) return { [bytesKey]: toBase64(value) }
  if (value instanceof Date) return { [dateKey]: strictly(() => value.toISOString()) }
  if (Array.isArray(value)) return value.map(item => encode(item, depth + 1))
  if (typeof value !== 'object') throw new MohurError('BAD_PARAMS')
  return mapEntries(value, item => encode(item, depth + 1))
}

/** Bytes that were taken out of the text before it was one, by the number in their place; `null` for a number of nothing. */
export type BytesOf = (number: number) => Uint8Array | null

const nothing: BytesOf = () => null

function decode(value: unknown, depth: number, bytesOf = nothing): unknown {
  if (depth > maxDepth) throw new MohurError('BAD_PARAMS')
  if (Array.isArray(value)) return value.map(item => decode(item, depth + 1, bytesOf))
  if (value === null || typeof value !== 'object') return value
  const special = decodeSpecial(Object.entries(value), bytesOf)
  return special ?? mapEntries(value, item => decode(item, depth + 1, bytesOf))
}

function decodeSpecial(entries: [string, unknown][], bytesOf: BytesOf): Uint8Array | Date | null {
  const [key, text] = entries[0] ?? []
  if (entries.length !== 1) return null
  if (key === bytesKey && typeof text === 'number') return bytesOf(text)
  if (typeof text !== 'string') return null
  if (key === bytesKey) return strictly(() => fromBase64(text))
  if (key !== dateKey) return null
  const date = new Date(text)
  return strictly(() => (date.toISOString() === text ? date : refuse()))
}

function mapEntries(value: object, change: (item: unknown) => unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    if (forbidden.has(key)) throw new MohurError('BAD_PARAMS')
    if (item !== undefined) copy[key] = change(item)
  }
  return copy
}

function strictly<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new MohurError('BAD_PARAMS', {}, { cause: error })
  }
}

const refuse = (): never => {
  throw new RangeError('not canonical')
}

/** A long message in parts, each small enough for either direction: `{ part, last }`. Parts of two messages never mix. */
export function* split(json: string): Generator<string> {
  if (json.length <= limits.part) {
    yield json
    return
  }
  for (let at = 0; at < json.length;) {
    let end = Math.min(at + limits.part, json.length)
    const code = json.charCodeAt(end - 1)
    if (end < json.length && code >= 0xd800 && code <= 0xdbff) end--
    yield JSON.stringify({ part: json.slice(at, end), last: end === json.length })
    at = end
  }
}

/** Puts parts together again; hands whole messages to `deliver`. @throws MohurError TOO_LARGE, BAD_PARAMS */
export function joiner(deliver: (value: unknown) => void, bytesOf = nothing): (value: unknown) => void {
  let parts: string[] = []
  let length = 0
  return message => {
    const piece = asPart(message)
    if (piece === null) {
      if (parts.length > 0) throw new MohurError('BAD_PARAMS')
      deliver(decode(message, 0, bytesOf))
      return
    }
    length += piece.part.length
    if (length > limits.message) throw new MohurError('TOO_LARGE')
    parts.push(piece.part)
    if (!piece.last) return
    const whole = parts.join('')
    parts = []
    length = 0
    deliver(fromWire(whole, bytesOf))
  }
}

function asPart(message: unknown): { part: string; last: boolean } | null {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'part')) return null
  const { part, last, ...rest } = message as { part: unknown; last: unknown }
  if (typeof part !== 'string' || typeof last !== 'boolean' || Object.keys(rest).length > 0) {
    throw new MohurError('BAD_PARAMS')
  }
  return { part, last }
}
