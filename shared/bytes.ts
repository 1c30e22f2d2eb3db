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

const chunk = 0x8000

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(binary)
}

/** @throws RangeError unless the text is canonical base64 (RFC 4648 section 3.5: no stray bits, no white space). */
export function fromBase64(text: string): Bytes {
  let binary: string
  try {
    binary = atob(text)
  } catch {
    throw new RangeError('not base64')
  }
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  // `atob` passes over white space; then the text is longer than its bytes need.
  const isWhole = text.length === 4 * Math.ceil(bytes.length / 3)
  if (!isWhole || (text.endsWith('=') && !hasCleanTail(text, bytes))) throw new RangeError('not base64')
  return bytes
}

function hasCleanTail(text: string, bytes: Uint8Array): boolean {
  const tail = bytes.subarray(bytes.length - (bytes.length % 3))
  return toBase64(tail) === text.slice(-4)
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
