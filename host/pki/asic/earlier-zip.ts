/** A ZIP file to which entries are added: those that are there stay byte for byte, and none of them is opened. */
import type { Bytes } from '../../../shared/bytes.ts'
import { folded } from './entry-name.ts'
import { readDirectory } from './read-directory.ts'

/** Without its end record. */
export interface EarlierZip {
  entries: Bytes
  directory: Bytes
  count: number
  /** `folded`. */
  names: ReadonlySet<string>
}

export const noEarlierZip: EarlierZip = {
  entries: new Uint8Array(),
  directory: new Uint8Array(),
  count: 0,
  names: new Set(),
}

/** @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export function openEarlierZip(bytes: Uint8Array): EarlierZip {
  const { told, directoryOffset, directoryEnd } = readDirectory(bytes)
  return {
    entries: bytes.slice(0, directoryOffset),
    directory: bytes.slice(directoryOffset, directoryEnd),
    count: told.length,
    names: new Set(told.map(({ name }) => folded(new TextDecoder().decode(name)))),
  }
}
