/** The directory at the end of a ZIP file (APPNOTE sections 4.3.12 and 4.3.16): what it tells of its entries. */
import { limits } from '../../../shared/limits.ts'
import { checkExtra } from './extra-fields.ts'
import { unreadable } from './unreadable.ts'
import { centralHeader, endRecord, readRecord, wordAt, zip64Locator, type Values } from './zip-layout.ts'

type CentralField = (typeof centralHeader.layout)[number][0]

/** `offset`: where it begins, in bytes. */
export interface ToldEntry extends Values<CentralField> {
  /** As it stands there. */
  name: Uint8Array
}

export interface Directory {
  told: ToldEntry[]
  directoryOffset: number
  /** Where it ends. */
  directoryEnd: number
}

/** @throws MohurError SIGNED_DATA_UNREADABLE, RangeError where something lies beyond the end */
export function readDirectory(bytes: Uint8Array): Directory {
  const { at: endAt, end } = findEnd(bytes)
  const { entries, directoryOffset } = end
  const told: ToldEntry[] = []
  let at = directoryOffset
  for (let count = 0; count < entries; count++) {
    const one = readTold(bytes, at)
    told.push(one)
    at += centralHeader.length + one.nameLength + one.extraLength + one.commentLength
  }
  if (at !== endAt || endAt - directoryOffset !== end.directoryLength) throw unreadable('zipBroken')
  return { told, directoryOffset, directoryEnd: endAt }
}

const most16 = 0xffff
const most32 = 0xffffffff
const longestComment = 0xffff

type End = Values<(typeof endRecord.layout)[number][0]>

/** The last one counts, and nothing but its comment may follow it. */
function findEnd(bytes: Uint8Array): { at: number; end: End } {
  const last = bytes.length - endRecord.length
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    const end = readRecord(endRecord, bytes, at)
    if (!end) continue
    if (at + endRecord.length + end.commentLength !== bytes.length) break
    checkEnd(bytes, at, end)
    return { at, end }
  }
  throw unreadable('zipBroken')
}

function checkEnd(bytes: Uint8Array, at: number, end: End): void {
  const { disk, directoryDisk, entries, entriesHere, directoryLength, directoryOffset } = end
  const locatorAt = at - zip64Locator.length
  const isLong = entries === most16 || directoryLength === most32 || directoryOffset === most32
  if (isLong || (locatorAt >= 0 && wordAt(bytes, locatorAt) === zip64Locator.signature)) throw unreadable('zip64')
  if (disk !== 0 || directoryDisk !== 0 || entries !== entriesHere) throw unreadable('zipParts')
  if (entries > limits.containerEntries) throw unreadable('tooManyEntries')
}

function readTold(bytes: Uint8Array, at: number): ToldEntry {
  const header = readRecord(centralHeader, bytes, at)
  if (!header) throw unreadable('zipBroken')
  const nameAt = at + centralHeader.length
  const extraAt = nameAt + header.nameLength
  if (extraAt + header.extraLength > bytes.length) throw unreadable('zipBroken')
  const name = bytes.subarray(nameAt, extraAt)
  checkExtra(bytes.subarray(extraAt, extraAt + header.extraLength), name)
  if ([header.packed, header.size, header.offset].includes(most32)) throw unreadable('zip64')
  if (header.disk !== 0) throw unreadable('zipParts')
  return { ...header, name }
}
