/**
 * How many signatures are asked of the token at once. A quick token is asked for many, since each chunk costs a message and two flushes of
 * the journal; of a slow one the person hears after each second what is done, and little is in doubt when it breaks off.
 */
import { limits } from '../../shared/limits.ts'

export interface ChunkSize {
  /** For the next chunk. */
  readonly count: number
  /** So many signatures took so many milliseconds. */
  note: (count: number, ms: number) => void
}

const first = 8
const wantedMs = 200

export function chunkSize(): ChunkSize {
  let count = first
  return {
    get count() {
      return count
    },
    note(made, ms) {
      const fitting = Math.round((made * wantedMs) / Math.max(ms, 1))
      // The first one holds the login as well.
      count = Math.max(1, Math.min(fitting, 2 * count, limits.signatureChunk))
    },
  }
}
