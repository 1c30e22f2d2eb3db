/** Digests by the names of our algorithm table (FIPS 180-4). */
import { createHash } from 'node:crypto'
import { hashes, type HashName } from '../shared/algorithms.ts'
import { toHex, type Bytes } from '../shared/bytes.ts'

export const digestOf = (hash: HashName, bytes: Uint8Array): Bytes =>
  Uint8Array.from(createHash(hashes[hash].node).update(bytes).digest())

/** The name of a certificate wherever one is meant without its bytes: SHA-256 of the DER, lower-case hexadecimal. */
export const fingerprintOf = (certificate: Uint8Array): string => toHex(digestOf('SHA-256', certificate))
