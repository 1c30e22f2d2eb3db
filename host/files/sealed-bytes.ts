/** Bytes that nobody can read or change without the key: AES-256-GCM (NIST SP 800-38D). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { utf8 } from '../../shared/bytes.ts'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** `nonce ‖ ciphertext ‖ tag`. `about` is not secret and cannot be changed unnoticed. `key`: 32 bytes. */
export function sealBytes(key: Uint8Array, secret: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(utf8(about))
  return Buffer.concat([nonce, sealing.update(secret), sealing.final(), sealing.getAuthTag()])
}

/** To be overwritten by the caller where it is secret; `null` when the key is another one, or anything was changed. */
export function unsealBytes(key: Uint8Array, bytes: Uint8Array, about: string): Buffer | null {
  if (bytes.length < nonceLength + tagLength) return null
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
    .setAAD(utf8(about))
    .setAuthTag(bytes.subarray(-tagLength))
  const secret = opening.update(bytes.subarray(nonceLength, -tagLength))
  try {
    opening.final()
    return secret
  } catch {
    secret.fill(0)
    return null
  }
}
