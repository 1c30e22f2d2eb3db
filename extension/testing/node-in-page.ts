/** What the formats take from Node, in a page: the build puts this in the place of `node:crypto` and `node:net`. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { Hash } from '@noble/hashes/utils.js'

const hashes: Readonly<Record<string, () => Hash<Hash<never>>>> = {
  sha256: () => sha256.create() as never,
  sha384: () => sha384.create() as never,
  sha512: () => sha512.create() as never,
}

interface PageHash {
  update: (bytes: Uint8Array) => PageHash
  digest: () => Uint8Array
}

/** @throws Error for a hash that no signature of ours is made with */
export function createHash(name: string): PageHash {
  const begin = hashes[name]
  if (!begin) throw new Error(`no ${name} in a page`)
  const hash = begin()
  const own: PageHash = {
    update(bytes) {
      hash.update(bytes)
      return own
    },
    digest: () => hash.digest(),
  }
  return own
}

export const isIPv4 = (text: string): boolean =>
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) && !/(?:^|\.)0\d/.test(text)

export const isIPv6 = (text: string): boolean => text.includes(':') && URL.canParse(`http://[${text}]`)

/** @throws Error always: a PDF whose structure is compressed is not signed in a page */
export function inflateSync(): never {
  throw new Error('nothing is inflated in a page')
}
