/** The bytes of a document, asked for piece by piece from the extension's own copy. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostRequest } from './handler.ts'

/**
 * `size` in bytes, as the extension said when the request was opened.
 * @throws MohurError DOCUMENT_CHANGED when bytes are missing, TOO_LARGE
 */
export async function readContent(
  { read }: Pick<HostRequest, 'read'>,
  { index, size }: { index: number; size: number },
): Promise<Bytes> {
  if (size > limits.heldBytes) throw new MohurError('TOO_LARGE')
  const pieces: Uint8Array[] = []
  for (let offset = 0; offset < size;) {
    const length = Math.min(limits.contentChunk, size - offset)
    const bytes = await read({ index, offset, length })
    if (bytes.length !== length) throw new MohurError('DOCUMENT_CHANGED')
    pieces.push(bytes)
    offset += length
  }
  return concat(pieces)
}
