/** The extension's own copy of the documents of a request: what is shown, digested and handed to the host comes from here. */
import type { HashName } from '../../shared/algorithms.ts'
import { toHex, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { operations } from '../../shared/operations/index.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import type { Call } from './call.ts'

export type Content = Bytes | Blob

export const sizeOf = (content: Content): number => (content instanceof Blob ? content.size : content.length)

/** Contents in the order of the request's `documents`; `undefined` where a document came without. */
export function contentsOf({ operation, params }: Call): (Content | undefined)[] {
  if (operation === 'sign' || operation === 'verify') return params.documents.map(({ content }) => content)
  return []
}

/** The params as the host is told them: contents stay here, their sizes go (`hostParams` of the operation). */
export function hostParamsOf({ operation, params }: Call): unknown {
  const { hostParams } = operations[operation]
  if (!hostParams || !('documents' in params)) return params
  const documents = params.documents.map(({ content, ...about }) =>
    content ? { ...about, size: sizeOf(content) } : about,
  )
  return hostParams.parse({ ...params, documents })
}

/** @throws MohurError DOCUMENT_CHANGED when the file behind a Blob is no longer what it was */
export async function readBytes(content: Content, start = 0, end = sizeOf(content)): Promise<Bytes> {
  if (!(content instanceof Blob)) return content.slice(start, end)
  try {
    return new Uint8Array(await content.slice(start, end).arrayBuffer())
  } catch (error) {
    throw new MohurError('DOCUMENT_CHANGED', {}, { cause: error })
  }
}

async function digestOf(content: Content, hash: HashName): Promise<Bytes> {
  const bytes = content instanceof Blob ? await readBytes(content) : content
  return new Uint8Array(await crypto.subtle.digest(hash, bytes))
}

/** So many documents are read and digested at once. */
const together = 64

export interface Documents {
  /** In the order of the request; `undefined` where a document came without. */
  contents: readonly (Content | undefined)[]
  /** Of every document, made once for each hash; an absent one has the digest of nothing. */
  digests: (hash: HashName) => Promise<readonly Bytes[]>
}

export function openDocuments(contents: Documents['contents']): Documents {
  const made = new Map<HashName, Promise<Bytes[]>>()
  const make = async (hash: HashName): Promise<Bytes[]> => {
    const digests: Bytes[] = []
    for (let at = 0; at < contents.length; at += together) {
      const some = contents.slice(at, at + together).map(content => digestOf(content ?? new Uint8Array(), hash))
      digests.push(...(await Promise.all(some)))
    }
    return digests
  }
  const digests: Documents['digests'] = hash => {
    const promise = made.get(hash) ?? make(hash)
    made.set(hash, promise)
    return promise
  }
  return { contents, digests }
}

/** The list of documents that the person sees. */
export async function summariesOf(
  { params }: Call & { operation: 'sign' },
  documents: Documents,
): Promise<DocumentSummary[]> {
  const digests = await documents.digests('SHA-256')
  return params.documents.map(({ name, type, content }, index) => ({
    index,
    name,
    type,
    size: sizeOf(content),
    digest: toHex(digests[index] ?? new Uint8Array()),
  }))
}
