/** Base64 with the alphabet for addresses and without padding (RFC 4648 section 5, RFC 7515 section 2). */
import { fromBase64, toBase64, type Bytes } from './bytes.ts'

export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** @throws RangeError for anything but the one encoding of these bytes */
export function fromBase64Url(text: string): Bytes {
  if (!/^[\w-]*$/.test(text)) throw new RangeError('not base64url')
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(standard.padEnd(Math.ceil(text.length / 4) * 4, '='))
}
