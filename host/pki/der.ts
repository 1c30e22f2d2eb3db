/** A writer of DER (X.690 section 10), the counterpart of the reader in shared/der.ts: one value from its parts. */
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'

/** A value of any tag. The parts are its content, in order. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Bytes => concat(wrap(tag, parts))

/** The same without copying the content: identifier and length, then the parts. Of a part only its length need be known. */
export function wrap<P extends { length: number }>(tag: number, parts: readonly P[]): (P | Bytes)[] {
  return [
    header(
      tag,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
    ...parts,
  ]
}

/** Identifier and length octets, the length in its shortest form (X.690 section 10.1). */
function header(tag: number, length: number): Bytes {
  if (length < 0x80) return Uint8Array.of(tag, length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Uint8Array.of(tag, 0x80 | octets.length, ...octets)
}

export const sequence = (...parts: readonly Uint8Array[]): Bytes => der(0x30, ...parts)

/** SET OF: the encodings in ascending order (X.690 section 11.6). */
export const setOf = (...members: readonly Uint8Array[]): Bytes => der(0x31, ...members.toSorted(compareEncodings))

/** Octet by octet; of two that begin alike the shorter one comes first. */
export function compareEncodings(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(a.length, b.length)
  for (let at = 0; at < end; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** A context-specific constructed tag: explicit, or implicit of a SEQUENCE or SET. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Bytes => der(0xa0 | number, ...parts)

/** A non-negative INTEGER of big-endian octets; zeros on the left are dropped, one is put where the sign bit is set. */
export function integer(magnitude: Uint8Array): Bytes {
  const first = magnitude.findIndex(octet => octet !== 0)
  const digits = first === -1 ? Uint8Array.of(0) : magnitude.subarray(first)
  return (digits[0] ?? 0) >= 0x80 ? der(0x02, Uint8Array.of(0), digits) : der(0x02, digits)
}

export function smallInteger(value: number): Bytes {
  const octets = new Uint8Array(4)
  new DataView(octets.buffer).setUint32(0, value)
  return integer(octets)
}

export const octetString = (octets: Uint8Array): Bytes => der(0x04, octets)

export const bitString = (octets: Uint8Array, unused = 0): Bytes => der(0x03, Uint8Array.of(unused), octets)

/** A BIT STRING with named bits: zero bits on the right are dropped (X.690 section 11.2.2). */
export function namedBits(bits: readonly number[]): Bytes {
  const last = Math.max(...bits)
  const octets = new Uint8Array((last >> 3) + 1)
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return bitString(octets, 7 - (last & 7))
}

export const nullValue: Bytes = Uint8Array.of(0x05, 0x00)
export const trueValue: Bytes = Uint8Array.of(0x01, 0x01, 0xff)

export const utf8String = (text: string): Bytes => der(0x0c, utf8(text))
export const printableString = (text: string): Bytes => der(0x13, utf8(text))
export const ia5String = (text: string): Bytes => der(0x16, utf8(text))
export const bmpString = (text: string): Bytes =>
  der(
    0x1e,
    Uint8Array.from(Array.from({ length: text.length * 2 }, (_, at) => octetOfUnit(text.charCodeAt(at >> 1), at))),
  )

/** Big-endian: the upper octet of a code unit stands at even places. */
const octetOfUnit = (unit: number, at: number): number => (at % 2 === 0 ? unit >> 8 : unit & 0xff)

/** An OBJECT IDENTIFIER from its dotted form (X.690 section 8.19). */
export function oid(dotted: string): Bytes {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  return der(0x06, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)))
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}

/** UTCTime until 2049, GeneralizedTime from 2050, in whole seconds (RFC 5280 section 4.1.2.5, RFC 5652 section 11.3). */
export function time(date: Date): Bytes {
  const digits = `${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z`
  const year = date.getUTCFullYear()
  return year >= 1950 && year < 2050 ? der(0x17, utf8(digits.slice(2))) : der(0x18, utf8(digits))
}
