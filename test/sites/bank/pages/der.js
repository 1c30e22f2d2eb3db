/** DER (X.690 section 10), as much of it as an initial key needs: values read, and written. */

/** The value at `at`: its tag, its content, and itself as it stands there. @throws RangeError */
export function readDer(bytes, at = 0) {
  const tag = bytes[at]
  const short = bytes[at + 1]
  const more = short > 0x80 ? short & 0x7f : 0
  if (tag === undefined || short === undefined || short === 0x80 || more > 4) throw new RangeError('no DER')
  let length = more ? 0 : short
  for (let index = 0; index < more; index++) length = length * 256 + bytes[at + 2 + index]
  const from = at + 2 + more
  const end = from + length
  if (!(end <= bytes.length)) throw new RangeError('no DER')
  return { tag, content: bytes.subarray(from, end), whole: bytes.subarray(at, end), end }
}

/** The values inside. */
export function readAll({ content }) {
  const values = []
  for (let at = 0; at < content.length; at = values.at(-1).end) values.push(readDer(content, at))
  return values
}

export function der(tag, ...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const octets = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  const header = length < 0x80 ? [tag, length] : [tag, 0x80 | octets.length, ...octets]
  return Uint8Array.from([header, ...parts].flatMap(part => [...part]))
}

export const sequence = (...parts) => der(0x30, ...parts)
export const octetString = bytes => der(0x04, bytes)
export const explicit = (number, ...parts) => der(0xa0 | number, ...parts)
export const smallInteger = value => der(0x02, [value])

/** Non-negative, of big-endian octets. */
export function integer(octets) {
  const first = Math.max(
    0,
    octets.findIndex(octet => octet !== 0),
  )
  const digits = octets.subarray(first)
  return der(0x02, digits[0] >= 0x80 ? [0, ...digits] : digits)
}

/** SET OF: the encodings in ascending order. */
export const setOf = (...members) => der(0x31, ...members.toSorted(compare))

function compare(a, b) {
  const at = a.findIndex((octet, index) => octet !== b[index])
  return at === -1 ? a.length - b.length : a[at] - (b[at] ?? -1)
}

/** A dotted identifier. */
export function oid(text) {
  const [first, second, ...rest] = text.split('.').map(Number)
  return der(0x06, [40 * first + second, ...rest.flatMap(base128)])
}

function base128(number) {
  const digits = [number % 128]
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 | (rest % 128))
  return digits
}
