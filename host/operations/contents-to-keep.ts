/** Short documents that go inside of their signatures are read while the person looks at them, so that a signature that no site gets is kept whole. */
import type { HashName } from '../../shared/algorithms.ts'
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import type { KeptAbout, KeptPiece } from '../../shared/kept-signatures.ts'
import { limits } from '../../shared/limits.ts'
import type { Answer } from '../../shared/prompts/index.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { signaturePlace } from '../../shared/signature-place.ts'
import { digestOf } from '../digests.ts'
import type { HostRequest } from './handler.ts'
import { readContent } from './read-content.ts'
import type { AgreedDocument } from './sign-documents.ts'

export interface ContentsToKeep {
  begin: () => void
  /** Of those that were read by now and are what the person agreed to. */
  agreed: (documents: readonly AgreedDocument[], hash: HashName) => KeptPiece[]
}

export function openContentsToKeep(
  params: HostParams<'sign'>,
  request: Pick<HostRequest<'sign'>, 'read' | 'keepingKey'>,
): ContentsToKeep {
  const read = new Map<number, Bytes>()
  const total = params.documents.reduce((sum, { size }) => sum + size, 0)
  const isWanted =
    request.keepingKey !== null && signaturePlace(params) !== 'beside' && total <= limits.keptDocumentBytes
  let begun = !isWanted
  const readAll = async (): Promise<void> => {
    for (const [index, { size }] of params.documents.entries()) {
      read.set(index, await readContent(request, { index, size }))
    }
  }
  return {
    begin() {
      if (begun) return
      begun = true
      // One that cannot be read is not kept: the person is asked for it.
      readAll().catch(() => undefined)
    },
    agreed: (documents, hash) =>
      documents.flatMap(({ index, digest }) => {
        const content = read.get(index)
        return content && equalBytes(digestOf(hash, content), digest) ? [{ index, content }] : []
      }),
  }
}

interface ToKeep extends Pick<KeptAbout, 'certificate' | 'hash'> {
  params: HostParams<'sign'>
  request: Pick<HostRequest, 'origin'>
}

/** What is told with signatures that are kept. */
export const aboutToKeep = (
  { documents }: Answer<'sign'>,
  { params, request: { origin }, certificate, hash }: ToKeep,
): KeptAbout => ({
  origin,
  format: params.format,
  place: signaturePlace(params),
  certificate,
  documents: documents.map(({ index, digest }) => {
    const { name = '', type = '' } = params.documents[index] ?? {}
    return { index, name, type, digest: toHex(digest) }
  }),
  hash,
})
