/** The bytes of a document, asked for piece by piece from the extension's own copy. */
import { createHash } from 'node:crypto'
import { hashes, hashNames, type HashName } from '../../shared/algorithms.ts'
import { concat, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostRequest } from './handler.ts'

interface Place {
  index: number
  /** In bytes, as the extension said when the request was opened. */
  size: number
}

type Reading = Pick<HostRequest, 'read'>

/** @throws MohurError DOCUMENT_CHANGED when bytes are missing, TOO_LARGE */
export async function readContent(request: Reading, place: Place): Promise<Bytes> {
  if (place.size > limits.heldBytes) throw new MohurError('TOO_LARGE')
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(request, place)) pieces.push(piece)
  return concat(pieces)
}

/** Without holding it, by every hash that a signature may name. @throws MohurError DOCUMENT_CHANGED when bytes are missing */
export async function digestContent(request: Reading, place: Place): Promise<Map<HashName, Bytes>> {
  const made = hashNames.map(name => [name, createHash(hashes[name].node)] as const)
  for await (const piece of piecesOf(request, place)) for (const [, hash] of made) hash.update(piece)
  return new Map(made.map(([name, hash]) => [name, Uint8Array.from(hash.digest())]))
}

async function* piecesOf({ read }: Reading, { index, size }: Place): AsyncIterable<Uint8Array> {
  for (let offset = 0; offset < size;) {
    const length = Math.min(limits.contentChunk, size - offset)
    const bytes = await read({ index, offset, length })
    if (bytes.length !== length) throw new MohurError('DOCUMENT_CHANGED')
    yield bytes
    offset += length
  }
}
