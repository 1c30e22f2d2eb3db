/** Bytes of a document, from wherever the page has them. */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { sizeOf, type Content } from './content.ts'

/** @throws MohurError DOCUMENT_CHANGED when the file behind a Blob is no longer what it was */
export async function readBytes(content: Content, start = 0, end = sizeOf(content)): Promise<Bytes> {
  if (!(content instanceof Blob)) return content.slice(start, end)
  try {
    return new Uint8Array(await content.slice(start, end).arrayBuffer())
  } catch (error) {
    throw new MohurError('DOCUMENT_CHANGED', {}, { cause: error })
  }
}
