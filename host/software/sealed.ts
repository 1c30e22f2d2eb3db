/** Secrets on the disk: AES-256-GCM (NIST SP 800-38D), and keys from PINs by scrypt (RFC 7914). */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import * as z from 'zod'
import { fromBase64, toBase64, utf8 } from '../../shared/bytes.ts'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16
export const keyLength = 32

/** `nonce ‖ ciphertext ‖ tag` in base64. `about` is not secret and cannot be changed unnoticed. */
export function seal(key: Uint8Array, secret: Uint8Array, about: string): string {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(utf8(about))
  return toBase64(Buffer.concat([nonce, sealing.update(secret), sealing.final(), sealing.getAuthTag()]))
}

/** To be overwritten by the caller; `null` when the key is another one, or anything was changed. */
export function unseal(key: Uint8Array, sealed: string, about: string): Buffer | null {
  const bytes = fromBase64(sealed)
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

/** Kept beside what they protect, so that they can grow with the machines. */
export const stretching = z.strictObject({
  cost: z
    .number()
    .int()
    .min(2)
    .max(1 << 20),
  blockSize: z.number().int().min(1).max(32),
  parallelization: z.number().int().min(1).max(16),
  salt: z.base64().min(24),
})
export type Stretching = z.infer<typeof stretching>

/** 64 MiB and a good tenth of a second for one try. */
export const newStretching = (): Stretching => ({
  cost: 1 << 16,
  blockSize: 8,
  parallelization: 1,
  salt: toBase64(randomBytes(keyLength)),
})

/** To be overwritten by the caller. */
export function keyFromPin(pin: Uint8Array, { salt, ...options }: Stretching): Promise<Buffer> {
  const maxmem = 256 * options.cost * options.blockSize
  return new Promise((resolve, reject) => {
    scrypt(pin, fromBase64(salt), keyLength, { ...options, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
