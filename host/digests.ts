/** Digests by the names of our algorithm table (FIPS 180-4). */
import { createHash } from 'node:crypto'
import { hashes, type HashName } from '../shared/algorithms.ts'
import { toHex, type Bytes } from '../shared/bytes.ts'

/** Of the parts as if they were one. */
export function digestOf(hash: HashName, ...parts: readonly Uint8Array[]): Bytes {
  const digest = createHash(hashes[hash].node)
  for (const part of parts) digest.update(part)
  return Uint8Array.from(digest.digest())
}

/** The name of a certificate wherever one is meant without its bytes: SHA-256 of the DER, lower-case hexadecimal. */
export const fingerprintOf = (certificate: Uint8Array): string => toHex(digestOf('SHA-256', certificate))
