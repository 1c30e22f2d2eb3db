/** Secrets of a call, which the host writes to standard input: read straight into the bytes that are overwritten after use. */
import { readSync } from 'node:fs'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'

const stdin = 0
const pause = new Int32Array(new SharedArrayBuffer(4))

/** @throws MohurError ABORTED when the host has gone in between */
export function readSecret(length: number): Bytes {
  // A buffer of its own: short arrays without one lie among the objects, where the collector of garbage copies them about.
  const bytes = new Uint8Array(new ArrayBuffer(length))
  for (let at = 0; at < length;) {
    const read = readSome(bytes, at)
    if (read === 0) throw new MohurError('ABORTED')
    at += read ?? 0
    if (read === null) Atomics.wait(pause, 0, 0, 1)
  }
  return bytes
}

/** `null` when nothing has come yet. */
function readSome(bytes: Bytes, at: number): number | null {
  try {
    return readSync(stdin, bytes, at, bytes.length - at, null)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null
    throw error
  }
}
