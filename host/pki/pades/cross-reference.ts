/** Where the objects of a PDF stand (ISO 32000-2 sections 7.5.4 to 7.5.8): tables and streams, newest first, read without repairing anything. */
import { limits } from '../../../shared/limits.ts'
import { latin1Bytes } from './latin1.ts'
import { matchAt, readDictionary, skipSpace } from './read-value.ts'
import { streamData } from './stream-data.ts'
import { Unfit } from './unfit.ts'
import { nameIn, wholeIn, type Dictionary, type Value } from './values.ts'

/** `null`: a free number. */
export type Entry = { offset: number; generation: number } | { inStream: number; place: number } | null

export interface Section {
  offset: number
  kind: 'table' | 'stream'
  trailer: Dictionary
  entries: Map<number, Entry>
}

/** The end of the file and what it points to. @throws Unfit */
export function readSections(text: string): Section[] {
  if (!/^%PDF-[12]\.\d/.test(text.slice(0, 8))) throw new Unfit('notPdf')
  const [, start] = /startxref[\r\n ]+(\d{1,10})[\r\n ]+%%EOF[\0\t\n\f\r ]{0,16}$/.exec(text.slice(-64)) ?? []
  if (start === undefined) throw new Unfit('endOfFile')
  const sections: Section[] = []
  const seen = new Set<number>()
  for (let next: number | null = Number(start); next !== null;) {
    if (seen.has(next)) throw new Unfit('crossReferenceLoop')
    if (seen.size === limits.pdfRevisions) throw new Unfit('tooManyRevisions')
    seen.add(next)
    const section = readSection(text, next)
    checkTrailer(section.trailer)
    sections.push(section)
    next = previousOf(section.trailer)
  }
  return sections
}

function checkTrailer({ entries }: Dictionary): void {
  if (entries.has('Encrypt')) throw new Unfit('encrypted')
  if (entries.has('XRefStm')) throw new Unfit('hybridReference')
}

function previousOf({ entries }: Dictionary): number | null {
  const value = entries.get('Prev')
  if (value === undefined) return null
  const previous = wholeIn(value)
  if (previous === null) throw new Unfit('crossReferenceBroken')
  return previous
}

function readSection(text: string, offset: number): Section {
  try {
    return matchAt(/xref[\0\t\f ]*(?:\r\n|\r|\n)/y, text, offset) ? readTable(text, offset) : readStream(text, offset)
  } catch (error) {
    throw error instanceof Unfit ? error : new Unfit('crossReferenceBroken', error)
  }
}

const group = /(\d{1,10}) (\d{1,10})[\t ]*(?:\r\n|\r|\n)/y
const line = /(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)/y

function readTable(text: string, offset: number): Section {
  const entries = new Map<number, Entry>()
  let at = skipSpace(text, offset + 4)
  for (let found = matchAt(group, text, at); found; found = matchAt(group, text, at)) {
    at += found[0].length
    const [first, count] = [Number(found[1]), Number(found[2])]
    if (count > limits.pdfObjects) throw new Unfit('tooManyObjects')
    for (let number = first; number < first + count; number += 1) {
      const one = matchAt(line, text, at)
      if (!one) throw new Unfit('crossReferenceBroken')
      at += one[0].length
      add(entries, number, one[3] === 'n' ? { offset: Number(one[1]), generation: Number(one[2]) } : null)
    }
    at = skipSpace(text, at)
  }
  if (!text.startsWith('trailer', at)) throw new Unfit('crossReferenceBroken')
  return { offset, kind: 'table', trailer: readDictionary(text, at + 7).value, entries }
}

function add(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.has(number)) throw new Unfit('crossReferenceBroken')
  if (entries.size === limits.pdfObjects) throw new Unfit('tooManyObjects')
  entries.set(number, entry)
}

function readStream(text: string, offset: number): Section {
  const head = matchAt(/\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/y, text, offset)
  if (!head) throw new Unfit('crossReferenceBroken')
  const { value: trailer, end } = readDictionary(text, offset + head[0].length)
  if (nameIn(trailer.entries.get('Type')) !== 'XRef') throw new Unfit('crossReferenceBroken')
  const data = streamData(trailer, rawStream(text, end, wholeIn(trailer.entries.get('Length'))))
  const widths = wholesIn(trailer.entries.get('W'))
  const index = trailer.entries.get('Index')
  const ranges = index ? wholesIn(index) : [0, wholeIn(trailer.entries.get('Size')) ?? -1]
  return { offset, kind: 'stream', trailer, entries: entriesIn(data, widths, ranges) }
}

function entriesIn(data: Uint8Array, widths: number[], ranges: number[]): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  const width = widths.reduce((sum, one) => sum + one, 0)
  if (widths.length !== 3 || widths.some(one => one > 6) || width === 0) throw new Unfit('crossReferenceBroken')
  let at = 0
  const field = (place: number, otherwise: number): number => {
    const octets = data.subarray(at, (at += widths[place] ?? 0))
    return octets.length === 0 ? otherwise : octets.reduce((sum, octet) => sum * 256 + octet, 0)
  }
  for (let place = 0; place < ranges.length; place += 2) {
    const [first = 0, count = -1] = ranges.slice(place, place + 2)
    if (count > limits.pdfObjects) throw new Unfit('tooManyObjects')
    if (count < 0 || at + count * width > data.length) throw new Unfit('crossReferenceBroken')
    for (let number = first; number < first + count; number += 1) {
      add(entries, number, entryOf(field(0, 1), field(1, 0), field(2, 0)))
    }
  }
  if (at !== data.length) throw new Unfit('crossReferenceBroken')
  return entries
}

function entryOf(type: number, second: number, third: number): Entry {
  if (type === 1) return { offset: second, generation: third }
  if (type === 2) return { inStream: second, place: third }
  if (type === 0) return null
  throw new Unfit('crossReferenceBroken')
}

function wholesIn(value: Value | undefined): number[] {
  if (value?.kind !== 'list') throw new Unfit('crossReferenceBroken')
  return value.items.map(one => wholeIn(one) ?? -1)
}

/** The bytes after a stream's dictionary. @throws Unfit streamBroken unless it is as long as it says */
export function rawStream(text: string, end: number, length: number | null): Uint8Array {
  const begin = matchAt(/[\0\t\n\f\r ]*stream\r?\n/y, text, end)
  if (!begin || length === null) throw new Unfit('streamBroken')
  const from = end + begin[0].length
  if (!matchAt(/(?:\r\n|\r|\n)?endstream/y, text, from + length)) throw new Unfit('streamBroken')
  return latin1Bytes(text.slice(from, from + length))
}
