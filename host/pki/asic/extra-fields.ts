/** What stands beside the name of an entry (APPNOTE section 4.5): most of it says nothing of what is in the file. */
import { equalBytes } from '../../../shared/bytes.ts'
import { unreadable } from './unreadable.ts'

const zip64 = 0x0001
const unicodePath = 0x7075
const aesEncryption = 0x9901

/** Version, and the checksum of the other name, before the name. */
const unicodePathHead = 5

/** @throws MohurError for what would make another file of it: lengths of 64 bits, another name, encryption */
export function checkExtra(extra: Uint8Array, name: Uint8Array): void {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length)
  let at = 0
  while (at < extra.length) {
    // Padding of programs that align what they store.
    if (extra.length - at < 4) return
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    const data = extra.subarray(at + 4, at + 4 + length)
    if (data.length !== length) throw unreadable('headersDiffer')
    if (id === zip64) throw unreadable('zip64')
    if (id === aesEncryption) throw unreadable('encrypted')
    if (id === unicodePath && !equalBytes(data.subarray(unicodePathHead), name)) throw unreadable('nameDiffers')
    at += 4 + length
  }
}
