/** A container as its parts (ETSI EN 319 162-1 sections 4.3.2, 4.4.2 and A.1): what is signed, and where signatures are. */
import { hashes, type HashName } from '../../../shared/algorithms.ts'
import { utf8, equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { digestOf } from '../../digests.ts'
import { containerType, nameOf, signaturesFolder, singleType, typeEntry } from './names.ts'
import { readZip, type ZipEntry } from './read-zip.ts'
import { unreadable } from './unreadable.ts'

export interface Container {
  /** What can be signed: neither its type nor what is in the folder of signatures. */
  files: readonly ZipEntry[]
  /** In the folder of signatures. */
  others: readonly ZipEntry[]
  /** Of ASiC-S the one file that signatures and time stamps are of; `null` in ASiC-E. */
  single: ZipEntry | null
  find: (name: string) => ZipEntry | null
  /** Of the entry at this address, made once; `null` where there is none. */
  digestAt: (uri: string, hash: HashName) => Bytes | null
}

/** @throws MohurError SIGNED_DATA_UNREADABLE with the reason, TOO_LARGE */
export function openContainer(bytes: Uint8Array): Container {
  const entries = readZip(bytes)
  const type = typeOf(entries)
  const named = new Map(entries.map(entry => [entry.name, entry]))
  const digests = new Map<string, Bytes>()
  const isOther = ({ name }: ZipEntry): boolean => name.startsWith(signaturesFolder)
  const files = entries.filter(entry => entry.name !== typeEntry && !isOther(entry))
  if (type === singleType && files.length !== 1) throw unreadable('fileNotOne')
  return {
    files,
    single: (type === singleType ? files[0] : null) ?? null,
    others: entries.filter(isOther),
    find: name => named.get(name) ?? null,
    digestAt(uri, hash) {
      const name = nameOf(uri)
      const entry = name === null ? undefined : named.get(name)
      if (!entry) return null
      const key = `${hashes[hash].node} ${entry.name}`
      const digest = digests.get(key) ?? digestOf(hash, entry.content())
      digests.set(key, digest)
      return digest
    },
  }
}

/** First and stored, so that the type stands at a fixed place. */
function typeOf([first]: readonly ZipEntry[]): string {
  const told = first?.name === typeEntry && first.isStored ? first.content() : null
  const type = told && [containerType, singleType].find(one => equalBytes(told, utf8(one)))
  if (!type) throw unreadable('mimetype')
  return type
}
