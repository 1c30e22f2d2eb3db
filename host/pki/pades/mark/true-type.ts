/** What of a TrueType font a PDF needs (ISO/IEC 14496-22, ISO 32000-2 section 9.9): widths, and a font of some of its glyphs alone. */
import { concat, type Bytes } from '../../../../shared/bytes.ts'

export interface TrueType {
  /** Units of the font to one em. */
  unitsPerEm: number
  /** 0: it has none for this character. */
  glyphOf: (codePoint: number) => number
  /** In units of the font. */
  widthOf: (glyph: number) => number
  /** Head, metrics and outlines of `.notdef` and of these, which are its glyphs from 1 on in their order. */
  subset: (glyphs: readonly number[]) => Bytes
}

type Table = DataView<ArrayBuffer>

/** Of our own font: it is whole, has its characters in format 4 and short places of its glyphs. */
export function readTrueType(bytes: Bytes): TrueType {
  const tables = tablesIn(bytes)
  const table = (tag: string): Table => {
    const found = tables.get(tag)
    if (!found) throw new Error(`no ${tag}`)
    return found
  }
  const [head, hhea, hmtx, loca, glyf] = [table('head'), table('hhea'), table('hmtx'), table('loca'), table('glyf')]
  const metrics = hhea.getUint16(34)
  const outlineOf = (glyph: number): Table =>
    part(glyf, 2 * loca.getUint16(2 * glyph), 2 * loca.getUint16(2 * glyph + 2))
  const characters = charactersIn(table('cmap'))
  return {
    unitsPerEm: head.getUint16(18),
    glyphOf: codePoint => characters.get(codePoint) ?? 0,
    widthOf: glyph => hmtx.getUint16(4 * Math.min(glyph, metrics - 1)),
    subset(glyphs) {
      const { order, outlines } = withComponents(glyphs, outlineOf)
      const metricOf = (glyph: number): Bytes => {
        const place = 4 * Math.min(glyph, metrics - 1)
        return octetsOf(part(hmtx, place, place + 4))
      }
      const places = outlines.map((_, at) => outlines.slice(0, at).reduce((sum, one) => sum + one.length, 0))
      const end = outlines.reduce((sum, one) => sum + one.length, 0)
      return fontOf([
        ['glyf', concat(outlines)],
        // Places of four octets each.
        ['head', changed(head, [50, 1], [8, 0], [10, 0])],
        ['hhea', changed(hhea, [34, order.length])],
        ['hmtx', concat(order.map(metricOf))],
        ['loca', concat([...places, end].map(uint32))],
        ['maxp', changed(table('maxp'), [4, order.length])],
      ])
    },
  }
}

function tablesIn(bytes: Bytes): Map<string, Table> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return new Map(
    Array.from({ length: file.getUint16(4) }, (_, index) => {
      const at = 12 + 16 * index
      const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
      const from = file.getUint32(at + 8)
      return [tag, part(file, from, from + file.getUint32(at + 12))]
    }),
  )
}

/** The first table of characters, in format 4. */
function charactersIn(cmap: Table): Map<number, number> {
  const table = part(cmap, cmap.getUint32(8), cmap.byteLength)
  const segments = table.getUint16(6) / 2
  const characters = new Map<number, number>()
  for (let segment = 0; segment < segments; segment += 1) {
    const [endAt, startAt] = [14 + 2 * segment, 16 + 2 * (segments + segment)]
    const [deltaAt, rangeAt] = [startAt + 2 * segments, startAt + 4 * segments]
    const range = table.getUint16(rangeAt)
    const start = table.getUint16(startAt)
    for (let code = start; code <= table.getUint16(endAt) && code < 0xffff; code += 1) {
      const named = range === 0 ? code : table.getUint16(rangeAt + range + 2 * (code - start))
      characters.set(code, (named + table.getUint16(deltaAt)) & 0xffff)
    }
  }
  return characters
}

/** Glyphs that are made of others bring them along, by their new numbers. */
function withComponents(glyphs: readonly number[], outlineOf: (glyph: number) => Table) {
  const order = [0, ...glyphs]
  const places = new Map(order.map((glyph, place) => [glyph, place]))
  const outlines: Bytes[] = []
  for (let at = 0; at < order.length; at += 1) {
    const outline = octetsOf(outlineOf(order[at] ?? 0))
    const view = new DataView(outline.buffer)
    for (const place of componentsIn(view)) {
      const glyph = view.getUint16(place)
      if (!places.has(glyph)) places.set(glyph, order.push(glyph) - 1)
      view.setUint16(place, places.get(glyph) ?? 0)
    }
    outlines.push(outline)
  }
  return { order, outlines }
}

/** Where the numbers of a composite glyph's parts stand ('glyf' table: flags for words, scales and more to come). */
function componentsIn(outline: Table): number[] {
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return []
  const places: number[] = []
  for (let at = 10, more = true; more;) {
    const flags = outline.getUint16(at)
    places.push(at + 2)
    at += 4 + (flags & 0x1 ? 4 : 2) + (flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    more = (flags & 0x20) !== 0
  }
  return places
}

function fontOf(tables: readonly [tag: string, data: Bytes][]): Bytes {
  const padded = tables.map(([, data]) => concat([data, new Uint8Array((4 - (data.length % 4)) % 4)]))
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const header = [uint32(0x0001_0000)]
  header.push(...[tables.length, 16 * power, Math.log2(power), 16 * (tables.length - power)].map(uint16))
  let at = 12 + 16 * tables.length
  for (const [index, [tag, data]] of tables.entries()) {
    const octets = padded[index] ?? data
    const name = Uint8Array.from(tag, letter => letter.charCodeAt(0))
    header.push(name, uint32(sumOf(octets)), uint32(at), uint32(data.length))
    at += octets.length
  }
  return concat([...header, ...padded])
}

function sumOf(octets: Bytes): number {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
  let sum = 0
  for (let at = 0; at < octets.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function changed(table: Table, ...words: [at: number, value: number][]): Bytes {
  const octets = octetsOf(table)
  for (const [at, value] of words) new DataView(octets.buffer).setUint16(at, value)
  return octets
}

const part = (table: Table, from: number, to: number): Table =>
  new DataView(table.buffer, table.byteOffset + from, to - from)
/** A copy. */
const octetsOf = ({ buffer, byteOffset, byteLength }: Table): Bytes =>
  new Uint8Array(buffer, byteOffset, byteLength).slice()
const uint16 = (value: number): Bytes => Uint8Array.of(value >> 8, value)
const uint32 = (value: number): Bytes => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
