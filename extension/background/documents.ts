/** The extension's own copy of the documents of a request: what is shown, digested and handed to the host comes from here. */
import type { HashName } from '../../shared/algorithms.ts'
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import type { Call } from './call.ts'
import { sizeOf, type Content } from './request-documents.ts'

/** @throws MohurError DOCUMENT_CHANGED when the file behind a Blob is no longer what it was */
export async function readBytes(content: Content, start = 0, end = sizeOf(content)): Promise<Bytes> {
  if (!(content instanceof Blob)) return content.slice(start, end)
  try {
    return new Uint8Array(await content.slice(start, end).arrayBuffer())
  } catch (error) {
    throw new MohurError('DOCUMENT_CHANGED', {}, { cause: error })
  }
}

/**
 * What the window draws from, and so what a document is: whatever is read of it later, by whom and for what hash ever, is
 * compared with this digest within the same read. A page may write to its file at any moment (Firefox does not notice).
 */
const identityHash: HashName = 'SHA-256'

const digestOf = async (hash: HashName, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(hash, bytes))

/** So many documents, and bytes of all of them but the first, are read and digested at once. */
const together = { documents: 64, bytes: 32 * 1024 * 1024 }

export interface Documents {
  /** In the order of the request; `undefined` where a document came without. */
  contents: readonly (Content | undefined)[]
  /** SHA-256 of every document, made once; an absent one has the digest of nothing. */
  identities: () => Promise<readonly Bytes[]>
  /** Of the documents at these places, in their order. @throws MohurError DOCUMENT_CHANGED when one is no longer what it was */
  digests: (hash: HashName, places: readonly number[]) => Promise<Bytes[]>
  /** So many bytes from there on, as they are now. @throws MohurError DOCUMENT_CHANGED when they cannot be read */
  piece: (index: number, place: { offset: number; length: number }) => Promise<Bytes>
  /**
   * Copies what the page could still change, so that what is read of these documents afterwards is what was shown, even once they are
   * signed. @throws MohurError DOCUMENT_CHANGED when one is no longer what it was
   */
  keep: (places: readonly number[]) => Promise<void>
  /** The document as it was shown, in bytes or in a Blob of our own. @throws MohurError INTERNAL when it was not kept */
  kept: (index: number) => Content
}

export function openDocuments(given: Documents['contents']): Documents {
  const contents = [...given]
  const all = contents.map((_, index) => index)
  const own = new Set<number>()
  let made: Promise<readonly Bytes[]> | undefined
  const identities = (): Promise<readonly Bytes[]> =>
    (made ??= inGroups(contents, all, async index => digestOf(identityHash, await readWhole(contents[index]))))

  const read = async (index: number): Promise<Bytes> => {
    const [known, bytes] = await Promise.all([identities(), readWhole(contents[index])])
    const identity = known[index]
    if (!identity || !equalBytes(await digestOf(identityHash, bytes), identity))
      throw new MohurError('DOCUMENT_CHANGED')
    return bytes
  }
  const digests: Documents['digests'] = async (hash, places) => {
    if (hash !== identityHash) return inGroups(contents, places, async index => digestOf(hash, await read(index)))
    const known = await identities()
    return places.map(index => known[index] ?? new Uint8Array())
  }
  const keep: Documents['keep'] = async places => {
    for (const index of places) {
      if (own.has(index)) continue
      // Bytes came as a copy.
      if (contents[index] instanceof Blob) contents[index] = new Blob([await read(index)])
      own.add(index)
    }
  }
  const kept: Documents['kept'] = index => {
    const content = contents[index]
    if (!content || !own.has(index)) throw new MohurError('INTERNAL')
    return content
  }
  const piece: Documents['piece'] = (index, { offset, length }) =>
    readBytes(contents[index] ?? new Uint8Array(), offset, offset + length)
  return { contents, identities, digests, piece, keep, kept }
}

/** `digest` for each place, many small documents at once and large ones one after the other. */
async function inGroups(
  contents: Documents['contents'],
  places: readonly number[],
  digest: (index: number) => Promise<Bytes>,
): Promise<Bytes[]> {
  const digests: Bytes[] = []
  let group: Promise<Bytes>[] = []
  let bytes = 0
  for (const index of places) {
    const size = sizeOf(contents[index] ?? new Uint8Array())
    if (group.length === together.documents || bytes + size > together.bytes) {
      digests.push(...(await Promise.all(group)))
      group = []
      bytes = 0
    }
    group.push(digest(index))
    bytes += size
  }
  return [...digests, ...(await Promise.all(group))]
}

const readWhole = async (content: Content | undefined): Promise<Bytes> =>
  content instanceof Blob ? readBytes(content) : (content ?? new Uint8Array())

/** The list of documents that the person sees. */
export async function summariesOf(
  { params }: Call & { operation: 'sign' },
  documents: Documents,
): Promise<DocumentSummary[]> {
  const digests = await documents.identities()
  return params.documents.map(({ name, type, content }, index) => ({
    index,
    name,
    type,
    size: sizeOf(content),
    digest: toHex(digests[index] ?? new Uint8Array()),
  }))
}
