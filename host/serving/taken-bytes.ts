/**
 * Short byte strings are cut out of a frame's own memory before there is a text of it: no PIN, and no password, ever becomes a
 * string in this process, since nobody can overwrite one. In the text stands a number for them. See `shared/wire.ts`.
 */
import { fromUtf8, type Bytes } from '../../shared/bytes.ts'

export interface TakenBytes {
  /** The frame's text, with numbers in the place of bytes. @throws TypeError for broken UTF-8 */
  textOf: (frame: Buffer) => string
  /** What the number stands for, once. */
  bytesOf: (number: number) => Bytes | null
}

/** In base64: more than any PIN or password takes. Contents of documents and files stay what they are. */
const longest = 2_048

/** In a message, and in a part of one, which is JSON in JSON. */
const marks = [
  { begins: '{', before: '{"$bytes":"', after: '"}' },
  { begins: '{"part":"', before: String.raw`{\"$bytes\":\"`, after: String.raw`\"}` },
] as const

export function takenBytes(): TakenBytes {
  const taken = new Map<number, Bytes>()
  let last = 0
  return {
    textOf(frame) {
      const mark = marks.findLast(({ begins }) => frame.indexOf(begins) === 0)
      if (!mark) return fromUtf8(frame)
      const { before, after } = mark
      let text = ''
      let told = 0
      for (let at = frame.indexOf(before); at >= 0; at = frame.indexOf(before, at + 1)) {
        const from = at + before.length
        const to = frame.subarray(from, from + longest).indexOf(after) + from
        const bytes = to < from ? null : decodeBase64(frame.subarray(from, to))
        if (!bytes) continue
        taken.set(++last, bytes)
        text += `${fromUtf8(frame.subarray(told, from - after.length + 1))}${last}`
        told = to + after.length - 1
      }
      return text + fromUtf8(frame.subarray(told))
    },
    bytesOf(number) {
      const bytes = taken.get(number) ?? null
      taken.delete(number)
      return bytes
    },
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const pad = '='.charCodeAt(0)
const noDigit = 0xff
const values = new Uint8Array(256).fill(noDigit)
for (const [value, digit] of Array.from(digits).entries()) values[digit.charCodeAt(0)] = value

/** Canonical base64 (RFC 4648 section 3.5) without a string in between; `null` for anything else, which others refuse. */
function decodeBase64(text: Uint8Array): Bytes | null {
  if (text.length % 4 !== 0) return null
  const pads = text.at(-1) !== pad ? 0 : text.at(-2) !== pad ? 1 : 2
  // A buffer of its own: short arrays without one lie among the objects, where the collector of garbage copies them about.
  const bytes = new Uint8Array(new ArrayBuffer((text.length / 4) * 3 - pads))
  let bits = 0
  let held = 0
  let count = 0
  for (const digit of text.subarray(0, text.length - pads)) {
    const value = values[digit] ?? noDigit
    if (value === noDigit) return null
    held = ((held << 6) | value) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[count++] = (held >> bits) & 0xff
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}
