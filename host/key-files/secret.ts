/** A password as the two families of methods want it: UTF-8 (RFC 8018), or UTF-16 with two zeros (RFC 7292 appendix B.1). */
import { transcode } from 'node:buffer'

export interface Secret {
  utf8: Uint8Array
  bmp: Uint8Array
}

/** How a password may have been meant: an empty one was written in two ways. To be overwritten by `forget`. */
export function secretsFrom(password: Uint8Array): Secret[] {
  const utf8 = Uint8Array.from(password)
  if (password.length === 0)
    return [
      { utf8, bmp: new Uint8Array(2) },
      { utf8, bmp: new Uint8Array() },
    ]
  const little = transcode(utf8, 'utf8', 'utf16le').swap16()
  const bmp = new Uint8Array(little.length + 2)
  bmp.set(little)
  little.fill(0)
  return [{ utf8, bmp }]
}

export function forget(secrets: readonly Secret[]): void {
  for (const { utf8, bmp } of secrets) {
    utf8.fill(0)
    bmp.fill(0)
  }
}
