/** The extension's own copy of the documents of a request: what is shown, digested and handed to the host comes from here. */
import type { HashName } from '../../shared/algorithms.ts'
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'
import { MohurError } from '../../shared/errors.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import type { Call } from './call.ts'
import { readBytes } from './read-bytes.ts'
import { readingLengths, readThrough, type Read, type Wanted } from './read-through.ts'
import { sizeOf, type Content } from './content.ts'

/**
 * What the window draws from, and so what a document is: whatever is read of it later, by whom and for what hash ever, is
 * compared with this digest within the same read. A page may write to its file at any moment (Firefox does not notice).
 */
const identityHash: HashName = 'SHA-256'

/** So many documents, and bytes of all of them but the first, are read and digested at once. */
const together = { documents: 64, bytes: readingLengths.whole }

export interface Identity extends Pick<Read, 'edges'> {
  /** SHA-256. */
  digest: Bytes
}

export interface Documents {
  /** In the order of the request; `undefined` where a document came without. */
  contents: readonly (Content | undefined)[]
  /**
   * What every document is, found once; an absent one has the digest of nothing. What the page could still change and what we will
   * need once it is signed is copied in the same read. @throws MohurError DOCUMENT_CHANGED, TOO_LARGE when there is no room for a copy
   */
  identities: () => Promise<readonly Identity[]>
  /** Of the documents at these places, in their order. @throws MohurError DOCUMENT_CHANGED when one is no longer what it was */
  digests: (hash: HashName, places: readonly number[]) => Promise<Bytes[]>
  /** So many bytes from there on, as they are now. @throws MohurError DOCUMENT_CHANGED when they cannot be read */
  piece: (index: number, place: { offset: number; length: number }) => Promise<Bytes>
  /** CRC-32 of documents that were copied, in their order. @throws MohurError INTERNAL when one was not */
  checksums: (places: readonly number[]) => Promise<number[]>
  /** The document as it was shown, in bytes or in a Blob of our own. @throws MohurError INTERNAL when it was not kept */
  kept: (index: number) => Content
}

/** How documents are read. `copies`: whether the result is given them here. */
export type Handling = Omit<Wanted, 'hashes'>

export function openDocuments(given: Documents['contents'], handling: Handling): Documents {
  const contents = [...given]
  const own = new Map<number, Content>()
  let made: Promise<readonly Identity[]> | undefined
  const through = (index: number, hashes: readonly HashName[], copies: boolean): Promise<Read> =>
    readThrough(contents[index] ?? nothing, { ...handling, hashes, copies })

  const identify = async (index: number): Promise<Identity> => {
    const { digests, copy, edges } = await through(index, [identityHash], handling.copies)
    if (copy) {
      own.set(index, copy)
      contents[index] &&= copy
    }
    return { digest: digests[0] ?? nothing, edges }
  }
  const identities: Documents['identities'] = () => (made ??= inGroups(contents, [...contents.keys()], identify))
  const digests: Documents['digests'] = async (hash, places) => {
    const known = await identities()
    if (hash === identityHash) return places.map(index => known[index]?.digest ?? nothing)
    return inGroups(contents, places, async index => {
      const [identity = nothing, digest = nothing] = (await through(index, [identityHash, hash], false)).digests
      if (!equalBytes(identity, known[index]?.digest ?? nothing)) throw new MohurError('DOCUMENT_CHANGED')
      return digest
    })
  }
  const kept: Documents['kept'] = index => {
    const content = own.get(index)
    if (!content) throw new MohurError('INTERNAL')
    return content
  }
  const checksums: Documents['checksums'] = async places => {
    const made: number[] = []
    for (const index of places) {
      const content = kept(index)
      let checksum = 0
      for (let at = 0; at < sizeOf(content); at += readingLengths.piece)
        checksum = crc32(await readBytes(content, at, at + readingLengths.piece), checksum)
      made.push(checksum)
    }
    return made
  }
  const piece: Documents['piece'] = (index, { offset, length }) =>
    readBytes(contents[index] ?? nothing, offset, offset + length)
  return { contents, identities, digests, checksums, piece, kept }
}

const nothing = new Uint8Array()

/** `read` for each place, many small documents at once and large ones one after the other. */
async function inGroups<T>(
  contents: Documents['contents'],
  places: readonly number[],
  read: (index: number) => Promise<T>,
): Promise<T[]> {
  const all: T[] = []
  let group: Promise<T>[] = []
  let bytes = 0
  for (const index of places) {
    const size = sizeOf(contents[index] ?? new Uint8Array())
    if (group.length === together.documents || bytes + size > together.bytes) {
      all.push(...(await Promise.all(group)))
      group = []
      bytes = 0
    }
    group.push(read(index))
    bytes += size
  }
  return [...all, ...(await Promise.all(group))]
}

/** The list of documents that the person sees; without digests while they are still being read. */
export const summariesOf = (
  { params }: Call & { operation: 'sign' },
  identities: readonly Identity[],
): DocumentSummary[] =>
  params.documents.map(({ name, type, content }, index) => ({
    index,
    name,
    type,
    size: sizeOf(content),
    digest: toHex(identities[index]?.digest ?? nothing),
    edges: identities[index]?.edges ?? null,
  }))
