/** How much a page hands over, before any of it goes further: counted, never copied, and no longer than until it is too much. */
import { limits } from '../../shared/limits.ts'

/**
 * `light`: anybody may say so much. `heavy`: a page that the person allowed may. `excessive`: more than goes through a port, or
 * than any request has. `strange`: something in it is neither bytes nor plain data.
 */
export type Weight = 'light' | 'heavy' | 'excessive' | 'strange'

/** In bytes: what a value costs besides its text and bytes. */
const thing = 16

const plain = new Set(['Object', 'Array', 'Date', 'Blob', 'File'])

/** By the browser's own word on the value: in Firefox it comes from the page's world, where classes are others. */
const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

export function weigh(message: unknown): Weight {
  const left: unknown[] = [message]
  let bytes = 0
  let things = 0
  while (left.length > 0) {
    const value = left.pop()
    bytes += thing
    if (typeof value === 'string') bytes += 2 * value.length
    else if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return 'strange'
    else if (typeof value === 'object' && value !== null) {
      const kind = kindOf(value)
      // A copy of a part is a copy of all that it is part of.
      const buffer = ArrayBuffer.isView(value) ? value.buffer : value
      if (kindOf(buffer) === 'ArrayBuffer') bytes += (buffer as ArrayBuffer).byteLength
      else if (!plain.has(kind)) return 'strange'
      else if (kind === 'Object' || kind === 'Array') {
        const names = Object.keys(value)
        things += names.length
        if (things > limits.pageThings) return 'excessive'
        for (const name of names) {
          bytes += 2 * name.length
          left.push((value as Record<string, unknown>)[name])
        }
      }
    }
    if (bytes > limits.pageMessage) return 'excessive'
  }
  return bytes > limits.strangerMessage ? 'heavy' : 'light'
}
