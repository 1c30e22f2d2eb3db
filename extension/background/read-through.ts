/**
 * One read of a document from its first byte to its last. What is digested and what is copied are the same bytes, whatever its
 * owner writes meanwhile. Of a long one no more than a few pieces are in memory.
 */
import type { HashName } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { openEdges } from './edges.ts'
import { readBytes } from './read-bytes.ts'
import { sizeOf, type Content } from './content.ts'
import { openHash } from './running-hash.ts'

export interface Wanted {
  hashes: readonly HashName[]
  /** Whether a copy of our own is to be made. */
  copies: boolean
  /** Ends it between two pieces. */
  signal: AbortSignal
  /** So many bytes more were read. */
  told: (bytes: number) => void
  lengths: Lengths
}

/** In bytes. */
export interface Lengths {
  /** What is no longer is read at once, and digested by the browser, which is quicker at it than code of ours. */
  whole: number
  /** Of what is longer, so much at once. */
  piece: number
  /** A copy is put aside in parts of this length, a multiple of that. */
  part: number
}

export interface Read {
  /** In the order of the hashes. */
  digests: Bytes[]
  /** Of exactly the bytes that were digested; nobody but us can write to it. `null`: none was wanted. */
  copy: Content | null
  /** Its first and last bytes (`limits.edgeBytes`), of the same read; `null` of one that goes to a window whole. */
  edges: Bytes | null
}

const MiB = 1024 * 1024
export const readingLengths: Lengths = { whole: 32 * MiB, piece: 4 * MiB, part: 20 * MiB }

/** @throws MohurError DOCUMENT_CHANGED when bytes are missing, TOO_LARGE when there is no room for the copy, and what the signal says */
export async function readThrough(content: Content, wanted: Wanted): Promise<Read> {
  wanted.signal.throwIfAborted()
  return content instanceof Blob && content.size > wanted.lengths.whole
    ? inPieces(content, wanted)
    : atOnce(content, wanted)
}

async function atOnce(content: Content, { hashes, copies, told }: Wanted): Promise<Read> {
  // Bytes came as a copy.
  const bytes = content instanceof Blob ? await readAll(content, 0, content.size) : content
  const digests = await Promise.all(hashes.map(async hash => new Uint8Array(await crypto.subtle.digest(hash, bytes))))
  told(bytes.length)
  const copy = content instanceof Blob ? new Blob([bytes]) : content
  const edges = edgesFor(content)
  edges?.add(bytes)
  return { digests, copy: copies ? copy : null, edges: edges?.bytes() ?? null }
}

async function inPieces(content: Blob, { hashes, copies, signal, told, lengths }: Wanted): Promise<Read> {
  const running = hashes.map(openHash)
  const copy = copies ? openCopy(lengths) : null
  const edges = edgesFor(content)
  const read = async (from: number): Promise<Bytes> =>
    readAll(content, from, Math.min(from + lengths.piece, content.size))
  let next = read(0)
  for (let at = 0; at < content.size;) {
    const piece = await next
    signal.throwIfAborted()
    at += piece.length
    // The browser reads the next one while this one is digested.
    next = at < content.size ? read(at) : next
    next.catch(() => undefined)
    for (const hash of running) hash.update(piece)
    edges?.add(piece)
    await copy?.add(piece)
    told(piece.length)
  }
  const digests = running.map(hash => hash.digest())
  return { digests, copy: copy ? await copy.whole() : null, edges: edges?.bytes() ?? null }
}

const edgesFor = (content: Content) => (sizeOf(content) > limits.drawnBytes ? openEdges() : null)

async function readAll(content: Blob, from: number, to: number): Promise<Bytes> {
  const bytes = await readBytes(content, from, to)
  if (bytes.length !== to - from) throw new MohurError('DOCUMENT_CHANGED')
  return bytes
}

/**
 * Chromium puts Blobs into files when they become many; Firefox holds them in the memory of this process, unless they come as the body of a
 * response that is longer than 16 MiB.
 */
function openCopy({ part }: Lengths) {
  const aside: Blob[] = []
  const waiting = new Uint8Array(part)
  let filled = 0
  const putAside = async (): Promise<void> => {
    aside.push(await new Response(waiting.subarray(0, filled)).blob())
    filled = 0
  }
  return {
    add: async (piece: Bytes): Promise<void> => {
      waiting.set(piece, filled)
      filled += piece.length
      if (filled === part) await orNoRoom(putAside)
    },
    /** A browser that had no room for a part says so to whoever reads of it. */
    whole: (): Promise<Blob> =>
      orNoRoom(async () => {
        await putAside()
        const copy = new Blob(aside)
        await readBytes(copy, sizeOf(copy) - 1)
        return copy
      }),
  }
}

async function orNoRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new MohurError('TOO_LARGE', { reason: 'noRoom' }, { cause: error })
  }
}
