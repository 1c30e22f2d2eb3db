/** Who the extension is to browsers and to the host, which it alone may start. */
import { createHash } from 'node:crypto'
import { product } from '../shared/product.ts'
import { chromiumKey } from './setup/chromium-key.mjs'

/** 16 bytes of the key's SHA-256, in the letters a to p. `key`: base64 of subjectPublicKeyInfo, as in the manifest. */
export function chromiumIdOf(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32)
  return digest.replace(/./g, digit => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
}

export const chromiumId = chromiumIdOf(chromiumKey())

/** The origins (Chromium) or add-on ids (Firefox) that may start the host: what the browser puts into its arguments. */
export const extensionCallers: readonly string[] = [`chrome-extension://${chromiumId}/`, product.firefoxId]
