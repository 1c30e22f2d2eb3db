/** A digest by the name of our algorithm table (FIPS 180-4). */
import { createHash } from 'node:crypto'
import { hashes, type HashName } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'

export const digestOf = (hash: HashName, bytes: Uint8Array): Bytes =>
  Uint8Array.from(createHash(hashes[hash].node).update(bytes).digest())
