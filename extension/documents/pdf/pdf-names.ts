/** The names in a PDF's bytes (ISO 32000-1 section 7.3.5), wherever they stand: no table of contents of a PDF is believed. */

/** Called with each name, without its slash and with its escapes resolved, the one before it, and where it ends. */
export type OnName = (name: string, before: string, end: number) => void

const slash = 0x2f
/** Longer ones are none of those that are looked for. */
const longest = 64
const number = 0x23

/** White space and delimiters (ISO 32000-1 tables 1 and 2). */
const ends = new Uint8Array(256)
for (const sign of '\0\t\n\f\r ()<>[]{}/%') ends[sign.charCodeAt(0)] = 1

const hexValue = (byte: number | undefined): number => {
  const value = byte === undefined ? NaN : Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(value) ? -1 : value
}

/** Looks from `from` to `to`. */
export function eachName(bytes: Uint8Array, { from, to }: { from: number; to: number }, onName: OnName): void {
  let before = ''
  let beforeEnd = -1
  for (let at = bytes.indexOf(slash, from); at !== -1 && at < to; at = bytes.indexOf(slash, at + 1)) {
    const end = endOfName(bytes, at + 1)
    if (end < at + 2) continue
    const name = nameAt(bytes, { from: at + 1, to: end })
    onName(name, isBlank(bytes, beforeEnd, at) ? before : '', end)
    before = name
    beforeEnd = end
  }
}

/** -1: it is none of those that are looked for, which are of printable ASCII; compressed bytes are left at once. */
function endOfName(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (ends[byte] === 1) return at
    if (byte < 0x21 || byte > 0x7e || at - from > longest) return -1
  }
  return bytes.length
}

/** Nothing but a space or a line end stands between two names. */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  if (from < 0 || to - from > 8) return false
  for (let at = from; at < to; at++) if (!' \t\r\n\f\0'.includes(String.fromCharCode(bytes[at] as number))) return false
  return true
}

function nameAt(bytes: Uint8Array, { from, to }: { from: number; to: number }): string {
  let name = ''
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    const [high, low] = byte === number ? [hexValue(bytes[at + 1]), hexValue(bytes[at + 2])] : [-1, -1]
    if (high >= 0 && low >= 0) {
      name += String.fromCharCode(16 * high + low)
      at += 2
    } else name += String.fromCharCode(byte)
  }
  return name
}
