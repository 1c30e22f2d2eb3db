/** Digests of what is too long to be held whole (FIPS 180-4): the browser's own `crypto.subtle.digest` takes no pieces. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { HashName } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'

export interface RunningHash {
  update: (piece: Bytes) => void
  digest: () => Bytes
}

const kinds: Readonly<Record<HashName, { create: () => { update: (piece: Bytes) => unknown; digest: () => Bytes } }>> =
  {
    'SHA-256': sha256,
    'SHA-384': sha384,
    'SHA-512': sha512,
  }

export function openHash(name: HashName): RunningHash {
  const hash = kinds[name].create()
  return { update: piece => void hash.update(piece), digest: () => hash.digest() }
}
