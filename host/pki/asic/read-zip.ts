/**
 * Reads a ZIP file (APPNOTE 6.3.10) without any leniency. The entries must fill it from its first byte to the directory, and both
 * places that tell of an entry must say the same: where two programs read two different files, one of them was not signed.
 */
import { equalBytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { contentOf } from './entry-content.ts'
import { checkNames, decodeName, isSafeName } from './entry-name.ts'
import { readDirectory, type ToldEntry } from './read-directory.ts'
import { checkExtra } from './extra-fields.ts'
import { unreadable } from './unreadable.ts'
import { descriptorSignature, flags, localHeader, methods, readRecord, wordAt } from './zip-layout.ts'

export interface ZipEntry {
  name: string
  /** In bytes. */
  size: number
  isStored: boolean
  /** Made at the first call. @throws MohurError SIGNED_DATA_UNREADABLE where it is not what was declared */
  content: () => Uint8Array
}

export const isZip = (bytes: Uint8Array): boolean => bytes.length >= 4 && wordAt(bytes, 0) === localHeader.signature

/** Files, in the order in which they stand there. @throws MohurError SIGNED_DATA_UNREADABLE with the reason, TOO_LARGE */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  try {
    return readEntries(bytes)
  } catch (error) {
    throw error instanceof RangeError ? unreadable('zipBroken', error) : error
  }
}

function readEntries(bytes: Uint8Array): ZipEntry[] {
  const { told, directoryOffset } = readDirectory(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (const one of told.toSorted((a, b) => a.offset - b.offset)) {
    checkPlace(at, one.offset)
    const { entry, next } = readEntry(bytes, one)
    entries.push(entry)
    at = next
  }
  checkPlace(at, directoryOffset)
  checkNames(entries.map(({ name }) => name))
  const limit = limits.heldBytes
  if (entries.reduce((sum, { size }) => sum + size, 0) > limit) throw new MohurError('TOO_LARGE', { limit })
  return entries.filter(({ name }) => !name.endsWith('/'))
}

function checkPlace(end: number, next: number): void {
  if (next !== end) throw unreadable(next < end ? 'entriesOverlap' : 'bytesBetween')
}

function readEntry(bytes: Uint8Array, told: ToldEntry): { entry: ZipEntry; next: number } {
  checkMethod(told)
  const { offset, name: nameBytes, packed, size, method } = told
  const local = readRecord(localHeader, bytes, offset)
  if (!local) throw unreadable('zipBroken')
  const from = offset + localHeader.length + local.nameLength + local.extraLength
  checkLocal(bytes, told, local)
  const name = decodeName(nameBytes, (told.flags & flags.utf8) !== 0)
  const isFolder = name.endsWith('/')
  if (!isSafeName(name) || (isFolder && size > 0)) throw unreadable('nameUnsafe')
  if (from + packed > bytes.length) throw unreadable('zipBroken')
  let content: Uint8Array | null = null
  const entry: ZipEntry = {
    name,
    size,
    isStored: method === methods.stored,
    content: () => (content ??= contentOf(bytes.subarray(from, from + packed), told)),
  }
  return { entry, next: from + packed + descriptorLength(bytes, told, from + packed) }
}

/** A small file that becomes a large one is bounded by what all of them may hold; one of zeros is nobody's document. */
function checkMethod({ flags: set, method, packed, size }: ToldEntry): void {
  if (set & (flags.encrypted | flags.strongEncryption | flags.masked)) throw unreadable('encrypted')
  if (set & flags.patched || (method !== methods.stored && method !== methods.deflated)) throw unreadable('compression')
  if (method === methods.stored && packed !== size) throw unreadable('headersDiffer')
  if (size > limits.inflatedFreely && size > packed * limits.inflatedRatio) throw unreadable('inflatedRatio')
}

type LocalHeader = NonNullable<ReturnType<typeof readLocal>>
const readLocal = (bytes: Uint8Array, at: number) => readRecord(localHeader, bytes, at)

/** A program may read either place. Whoever did not know the lengths yet wrote zeros, and a descriptor afterwards. */
function checkLocal(bytes: Uint8Array, told: ToldEntry, local: LocalHeader): void {
  const nameAt = told.offset + localHeader.length
  const name = bytes.subarray(nameAt, nameAt + local.nameLength)
  if (!equalBytes(name, told.name)) throw unreadable('nameDiffers')
  checkExtra(bytes.subarray(nameAt + local.nameLength, nameAt + local.nameLength + local.extraLength), name)
  const isLater = (told.flags & flags.descriptor) !== 0
  const fits = (field: 'checksum' | 'packed' | 'size'): boolean =>
    local[field] === told[field] || (isLater && local[field] === 0)
  const isAlike = local.flags === told.flags && local.method === told.method
  if (!isAlike || !fits('checksum') || !fits('packed') || !fits('size')) throw unreadable('headersDiffer')
}

function descriptorLength(bytes: Uint8Array, { flags: set, checksum, packed, size }: ToldEntry, at: number): number {
  if (!(set & flags.descriptor)) return 0
  const words = [checksum, packed, size]
  const stands = (expected: readonly number[]): boolean =>
    expected.every((word, place) => wordAt(bytes, at + 4 * place) === word)
  if (wordAt(bytes, at) === descriptorSignature && stands([descriptorSignature, ...words])) return 16
  if (stands(words)) return 12
  throw unreadable('headersDiffer')
}
