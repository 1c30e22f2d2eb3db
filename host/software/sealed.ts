/** Secrets on the disk, in text, and keys from PINs by scrypt (RFC 7914). */
import { randomBytes, scrypt } from 'node:crypto'
import * as z from 'zod'
import { fromBase64, toBase64 } from '../../shared/bytes.ts'
import { sealBytes, unsealBytes } from '../files/sealed-bytes.ts'

export const keyLength = 32

/** See `sealBytes`; in base64. */
export const seal = (key: Uint8Array, secret: Uint8Array, about: string): string =>
  toBase64(sealBytes(key, secret, about))

/** See `unsealBytes`. */
export const unseal = (key: Uint8Array, sealed: string, about: string): Buffer | null =>
  unsealBytes(key, fromBase64(sealed), about)

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
