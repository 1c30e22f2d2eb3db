/** The records of a ZIP file (PKWARE APPNOTE 6.3.10 section 4.3): the fields that are of a fixed length, in their order. */

type Layout<F extends string> = readonly (readonly [field: F, octets: 2 | 4])[]

export type Values<F extends string> = { [K in F]: number }

interface ZipRecord<F extends string> {
  signature: number
  /** With the signature. */
  length: number
  layout: Layout<F>
}

const record = <const F extends string>(signature: number, layout: Layout<F>): ZipRecord<F> => ({
  signature,
  length: layout.reduce((sum, [, octets]) => sum + octets, 4),
  layout,
})

/** Of an entry, wherever it is told. */
const entry = [
  ['version', 2],
  ['flags', 2],
  ['method', 2],
  ['time', 2],
  ['date', 2],
  ['checksum', 4],
  ['packed', 4],
  ['size', 4],
  ['nameLength', 2],
  ['extraLength', 2],
] as const

export const localHeader = record(0x04034b50, entry)

export const centralHeader = record(0x02014b50, [
  ['madeBy', 2],
  ...entry,
  ['commentLength', 2],
  ['disk', 2],
  ['internal', 2],
  ['external', 4],
  ['offset', 4],
])

export const endRecord = record(0x06054b50, [
  ['disk', 2],
  ['directoryDisk', 2],
  ['entriesHere', 2],
  ['entries', 2],
  ['directoryLength', 4],
  ['directoryOffset', 4],
  ['commentLength', 2],
])

/** Before the end record of a file that has an end record of 64 bits as well. */
export const zip64Locator = { signature: 0x07064b50, length: 20 }

/** May stand before a data descriptor (section 4.3.9.3). */
export const descriptorSignature = 0x08074b50

export const flags = {
  encrypted: 0x1,
  descriptor: 0x8,
  patched: 0x20,
  strongEncryption: 0x40,
  utf8: 0x800,
  masked: 0x2000,
}
export const methods = { stored: 0, deflated: 8 }

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView => new DataView(buffer, byteOffset, length)

/** @throws RangeError where the file ends before it does */
export const wordAt = (bytes: Uint8Array, at: number): number => viewOf(bytes).getUint32(at, true)

/** `null` where another record begins. @throws RangeError where the file ends before it does */
export function readRecord<F extends string>(
  { signature, layout }: ZipRecord<F>,
  bytes: Uint8Array,
  from: number,
): Values<F> | null {
  const view = viewOf(bytes)
  if (view.getUint32(from, true) !== signature) return null
  let at = from + 4
  const values = layout.map(([field, octets]) => {
    const value = octets === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    at += octets
    return [field, value] as const
  })
  return Object.fromEntries(values) as Values<F>
}

export function recordBytes<F extends string>(
  { signature, length, layout }: ZipRecord<F>,
  values: Values<F>,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const view = viewOf(bytes)
  view.setUint32(0, signature, true)
  let at = 4
  for (const [field, octets] of layout) {
    if (octets === 2) view.setUint16(at, values[field], true)
    else view.setUint32(at, values[field], true)
    at += octets
  }
  return bytes
}
