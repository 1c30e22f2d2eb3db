/** Bytes inside, text only at the wire: base64, hexadecimal and UTF-8, the same in every process. */

export type Bytes = Uint8Array<ArrayBuffer>

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** @throws TypeError when the bytes are not well-formed UTF-8; a byte-order mark is kept as a character. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** @throws RangeError on an odd length or a character that is no hexadecimal digit. */
export function fromHex(text: string): Bytes {
  if (text.length % 2 !== 0 || /[^0-9a-f]/i.test(text)) throw new RangeError('not hexadecimal')
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

interface Base64 {
  encode: (bytes: Uint8Array) => string
  /** May take more than canonical base64, or throw. */
  decode: (text: string) => Bytes
}

/** What turns thousands of signatures into text far faster than code of our own: Node's buffers, or the engine (ECMAScript 2026). */
interface Native {
  Buffer?: {
    from(bytes: ArrayBufferLike, start: number, length: number): { toString(form: 'base64'): string }
    from(text: string, form: 'base64'): Uint8Array
  }
  Uint8Array: { fromBase64?: (text: string) => Bytes; prototype: { toBase64?: (this: Uint8Array) => string } }
}

const chunk = 0x8000

/** Firefox and Chromium of the years before. */
const oldBase64: Base64 = {
  encode: bytes => {
    let binary = ''
    for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk))
    return btoa(binary)
  },
  decode: text => {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
    return bytes
  },
}

/** The quickest way that this process has. */
export function base64In({ Buffer, Uint8Array: { fromBase64, prototype } }: Native): Base64 {
  if (Buffer) {
    return {
      encode: ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).toString('base64'),
      // A copy: Node's own buffers are parts of a common one.
      decode: text => new Uint8Array(Buffer.from(text, 'base64')),
    }
  }
  const { toBase64 } = prototype
  return toBase64 && fromBase64
    ? { encode: bytes => toBase64.call(bytes), decode: text => fromBase64(text) }
    : oldBase64
}

const base64 = base64In(globalThis as unknown as Native)

/** Standard base64 with padding (RFC 4648 section 4). */
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes)

/** @throws RangeError unless the text is canonical base64 (RFC 4648 section 3.5: no stray bits, no white space). */
export const fromBase64 = (text: string): Bytes => canonically(base64, text)

/** @throws RangeError */
export function canonically({ encode, decode }: Base64, text: string): Bytes {
  let bytes: Bytes
  try {
    bytes = decode(text)
  } catch {
    throw new RangeError('not base64')
  }
  // Whatever else a decoder takes, white space and stray bits among it, is written in another way.
  if (encode(bytes) !== text) throw new RangeError('not base64')
  return bytes
}

export function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
