/** How much a page hands over, before any of it goes further: counted, never copied, and no longer than until it is too much. */
import { limits } from '../../shared/limits.ts'

/**
 * `light`: anybody may say so much. `heavy`: a page that the person allowed may. `excessive`: more than goes through a port, or
 * than any request has. `strange`: something in it is neither bytes nor plain data.
 */
export type Weight = 'light' | 'heavy' | 'excessive' | 'strange'

/** In bytes: what a value costs besides its text and bytes. */
const thing = 16

/** By the browser's own word on the value: in Firefox it comes from the page's world, where classes are others. */
const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

export function weigh(message: unknown): Weight {
  const left: unknown[] = [message]
  let bytes = 0
  let things = 0
  while (left.length > 0) {
    const value = left.pop()
    const own = bytesOf(value)
    if (own === null) return 'strange'
    const names = namesIn(value)
    things += names.length
    bytes += thing + own + 2 * names.reduce((sum, { length }) => sum + length, 0)
    if (things > limits.pageThings || bytes > limits.pageMessage) return 'excessive'
    for (const name of names) left.push((value as Record<string, unknown>)[name])
  }
  return bytes > limits.strangerMessage ? 'heavy' : 'light'
}

/** `null`: no request has such a thing. */
function bytesOf(value: unknown): number | null {
  if (typeof value === 'string') return 2 * value.length
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return null
  if (typeof value !== 'object' || value === null) return 0
  // A copy of a part is a copy of all that it is part of.
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value
  const kind = kindOf(buffer)
  if (kind === 'ArrayBuffer') return (buffer as ArrayBuffer).byteLength
  return ['Object', 'Array', 'Date', 'Blob', 'File'].includes(kind) ? 0 : null
}

const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && ['Object', 'Array'].includes(kindOf(value)) ? Object.keys(value) : []
