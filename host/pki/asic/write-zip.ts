/** A ZIP file of stored entries around contents that are elsewhere (APPNOTE 6.3.10): every length is known before. */
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import { noEarlierZip, type EarlierZip } from './earlier-zip.ts'
import { centralHeader, endRecord, flags, localHeader, methods, recordBytes } from './zip-layout.ts'

export interface EntryToWrite {
  name: string
  /** In bytes. */
  size: number
  /** CRC-32 of the content. */
  checksum: number
  content: SignatureParts[number]
}

/** Version 2.0 of the format, without the attributes of any system. */
const version = 20

/** All together below 4 GiB. `time`: of every entry, in UTC. They come after those of `earlier`, which stay as they are. */
export function zipParts(
  entries: readonly EntryToWrite[],
  { time, earlier = noEarlierZip }: { time: Date; earlier?: EarlierZip },
): SignatureParts {
  const parts: SignatureParts = earlier.count > 0 ? [earlier.entries] : []
  const directory: Bytes[] = [earlier.directory]
  let offset = earlier.entries.length
  for (const entry of entries) {
    const name = utf8(entry.name)
    const about = aboutEntry(entry, { name, time })
    const header = concat([recordBytes(localHeader, about), name])
    const outside = { commentLength: 0, disk: 0, internal: 0, external: 0 }
    directory.push(recordBytes(centralHeader, { ...about, ...outside, madeBy: version, offset }), name)
    parts.push(header, entry.content)
    offset += header.length + entry.size
  }
  const central = concat(directory)
  const count = earlier.count + entries.length
  const end = recordBytes(endRecord, {
    disk: 0,
    directoryDisk: 0,
    entriesHere: count,
    entries: count,
    directoryLength: central.length,
    directoryOffset: offset,
    commentLength: 0,
  })
  return [...parts, central, end]
}

const aboutEntry = ({ size, checksum }: EntryToWrite, { name, time }: { name: Bytes; time: Date }) => ({
  version,
  // The names that a container has of its own are read the same without it.
  flags: name.every(octet => octet < 0x80) ? 0 : flags.utf8,
  method: methods.stored,
  ...dosTime(time),
  checksum,
  packed: size,
  size,
  nameLength: name.length,
  extraLength: 0,
})

/** APPNOTE section 4.4.6: in steps of two seconds, from 1980 on. */
const dosTime = (time: Date): { time: number; date: number } => ({
  time: (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1),
  date: (Math.max(0, time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
})
