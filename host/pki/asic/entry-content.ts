/** What an entry holds: no more and no less than was declared (APPNOTE sections 4.4.5, 4.4.7 and 4.4.9). */
import { inflateRawSync } from 'node:zlib'
import { crc32 } from '../../../shared/crc32.ts'
import { unreadable } from './unreadable.ts'
import { methods } from './zip-layout.ts'

export interface DeclaredContent {
  method: number
  size: number
  checksum: number
}

/** @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export function contentOf(packed: Uint8Array, { method, size, checksum }: DeclaredContent): Uint8Array {
  const content = method === methods.stored ? packed : inflated(packed, size)
  if (content.length !== size) throw unreadable('inflatedSize')
  if (crc32(content) !== checksum) throw unreadable('checksum')
  return content
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  let made: { buffer: Uint8Array; engine: { bytesWritten: number } }
  try {
    // Whatever would come beyond is never made.
    made = inflateRawSync(packed, { info: true, maxOutputLength: Math.max(1, size) }) as unknown as typeof made
  } catch (error) {
    throw unreadable('inflatedSize', error)
  }
  // Something after its end would be read by nobody, or by some.
  if (made.engine.bytesWritten !== packed.length) throw unreadable('bytesBetween')
  return made.buffer
}
