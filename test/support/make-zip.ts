/** ZIP files as others make them, and as nobody should: every field can be told. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'

export interface Entry {
  name: string
  content: Uint8Array
  deflated?: boolean
  /** The lengths come after the content. */
  descriptor?: boolean
  /** Told in the directory, or before the content, instead of what is so. */
  central?: Partial<Told>
  local?: Partial<Told>
  /** Extra field, before the content and in the directory. */
  extra?: Uint8Array
}

interface Told {
  name: string
  flags: number
  method: number
  checksum: number
  packed: number
  size: number
  offset: number
}

export interface Ending {
  /** Before the directory. */
  between?: Uint8Array
  entries?: number
  disk?: number
  comment?: Uint8Array
  /** Before the end record. */
  locator?: Uint8Array
}

const numbers = (...fields: [octets: 2 | 4, value: number][]): Buffer =>
  Buffer.concat(
    fields.map(([octets, value]) => {
      const bytes = Buffer.alloc(octets)
      bytes.writeUIntLE(value, 0, octets)
      return bytes
    }),
  )

const body = ({ flags, method, checksum, packed, size }: Told, name: number, extra: number): Buffer =>
  numbers(
    ...([
      [2, 20],
      [2, flags],
      [2, method],
      [2, 0],
      [2, 0x5b00],
      [4, checksum],
      [4, packed],
      [4, size],
      [2, name],
      [2, extra],
    ] as [2 | 4, number][]),
  )

export function zipOf(entries: readonly Entry[], ending: Ending = {}): Bytes {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const { own, told } = records(entry, offset)
    parts.push(...own)
    directory.push(...told)
    offset += own.reduce((sum, { length }) => sum + length, 0)
  }
  const none = new Uint8Array()
  const { between = none, entries: count = entries.length, disk = 0, comment = none, locator = none } = ending
  const central = concat(directory)
  const lengths = numbers([4, central.length], [4, offset + between.length], [2, comment.length])
  const end = numbers([4, 0x06054b50], [2, disk], [2, 0], [2, count], [2, count])
  return concat([...parts, between, central, locator, end, lengths, comment])
}

/** What stands before and after the content with it, and in the directory. */
function records(entry: Entry, offset: number): { own: Uint8Array[]; told: Uint8Array[] } {
  const { name, content, deflated = false, descriptor = false, central, local, extra = new Uint8Array() } = entry
  const packed = deflated ? deflateRawSync(content) : content
  const about: Told = {
    name,
    flags: (/[^ -~]/.test(name) ? 0x800 : 0) | (descriptor ? 8 : 0),
    method: deflated ? 8 : 0,
    checksum: crc32(content),
    packed: packed.length,
    size: content.length,
    offset,
  }
  const first: Told = { ...about, ...(descriptor && { checksum: 0, packed: 0, size: 0 }), ...local }
  const told: Told = { ...about, ...central }
  const [firstName, toldName] = [utf8(first.name), utf8(told.name)]
  const after = numbers([4, 0x08074b50], [4, about.checksum], [4, about.packed], [4, about.size])
  const outside = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, told.offset])
  return {
    own: [
      numbers([4, 0x04034b50]),
      body(first, firstName.length, extra.length),
      firstName,
      extra,
      packed,
      ...(descriptor ? [after] : []),
    ],
    told: [numbers([4, 0x02014b50], [2, 20]), body(told, toldName.length, extra.length), outside, toldName, extra],
  }
}

/** Of a file whose entries come one after the other, as we make them. */
export function entriesOf(bytes: Uint8Array): Entry[] {
  const file = Buffer.from(bytes)
  const entries: Entry[] = []
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50;) {
    const [packed, name, extra] = [file.readUInt32LE(at + 18), file.readUInt16LE(at + 26), file.readUInt16LE(at + 28)]
    const from = at + 30 + name + extra
    const content = file.subarray(from, from + packed)
    const isDeflated = file.readUInt16LE(at + 8) === 8
    entries.push({
      name: file.toString('utf8', at + 30, at + 30 + name),
      content: isDeflated ? inflateRawSync(content) : content,
    })
    at = from + packed
  }
  return entries
}
