/** A PDF as its objects, of which only those that are asked for are read. */
import { limits } from '../../../shared/limits.ts'
import { rawStream, readSections, type Entry, type Section } from './cross-reference.ts'
import { latin1 } from './latin1.ts'
import { matchAt, readDictionary, readValue } from './read-value.ts'
import { streamData } from './stream-data.ts'
import { Unfit } from './unfit.ts'
import { nameIn, wholeIn, type Dictionary, type Value } from './values.ts'

export interface PdfDocument {
  /** Each character one byte. */
  text: string
  /** Newest first. */
  sections: Section[]
  /** A number that no object has. */
  size: number
  entryOf: (number: number) => Entry
  entries: ReadonlyMap<number, Entry>
  /** References followed. @throws Unfit objectBroken */
  resolve: (value: Value | undefined) => Value | undefined
  dictionary: (value: Value | undefined) => Dictionary | null
  root: Dictionary
}

/** Whether it begins like one. */
export const isPdf = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, 5)) === '%PDF-'

/** @throws Unfit for whatever is not exactly as it says it is */
export function openDocument(text: string): PdfDocument {
  const sections = readSections(text)
  const entries = placesIn(text, sections)
  const objects = new Map<number, Value>()
  const streams = new Map<number, ObjectStream>()
  let inflated = 0

  const streamAt = (number: number): ObjectStream => {
    const known = streams.get(number)
    if (known) return known
    const entry = entries.get(number)
    if (!entry || !('offset' in entry)) throw new Unfit('objectBroken')
    const { value, end } = readDictionary(text, headOf(text, number, entry))
    if (nameIn(value.entries.get('Type')) !== 'ObjStm') throw new Unfit('objectBroken')
    const data = streamData(value, rawStream(text, end, wholeIn(resolve(value.entries.get('Length')))))
    inflated += data.length
    if (inflated > limits.pdfInflatedBytes) throw new Unfit('streamBroken')
    const stream = readObjectStream(value, latin1(data))
    streams.set(number, stream)
    return stream
  }
  const load = (number: number, entry: Exclude<Entry, null>): Value => {
    if ('offset' in entry) return readValue(text, headOf(text, number, entry)).value
    const { text: inside, places } = streamAt(entry.inStream)
    const place = places[entry.place]
    if (place?.number !== number) throw new Unfit('objectBroken')
    // A place in a stream is no place in the file.
    return unplaced(readValue(inside, place.at).value)
  }
  const resolve = (value: Value | undefined): Value | undefined => {
    let one = value
    for (let steps = 0; one?.kind === 'reference'; steps += 1) {
      if (steps > 8) throw new Unfit('objectBroken')
      const { number, generation } = one
      const entry = entries.get(number)
      if (!entry || ('offset' in entry ? entry.generation : 0) !== generation) return undefined
      const found = objects.get(number) ?? load(number, entry)
      objects.set(number, found)
      one = found
    }
    return one
  }
  const dictionary = (value: Value | undefined): Dictionary | null => {
    const found = resolve(value)
    return found?.kind === 'dictionary' ? found : null
  }
  const [last] = sections
  const size = wholeIn(last?.trailer.entries.get('Size'))
  const root = dictionary(last?.trailer.entries.get('Root'))
  if (!isCatalog(root) || size === null) throw new Unfit('objectBroken')
  const free = Math.max(size, above(entries))
  const entryOf = (number: number): Entry => entries.get(number) ?? null
  return { text, sections, size: free, entryOf, entries, resolve, dictionary, root }
}

const isCatalog = (root: Dictionary | null): root is Dictionary => nameIn(root?.entries.get('Type')) === 'Catalog'

/** Of each object where it was last written, all looked at. */
function placesIn(text: string, sections: readonly Section[]): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  for (const section of sections)
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry)
  if (entries.size > limits.pdfObjects) throw new Unfit('tooManyObjects')
  for (const [number, entry] of entries) if (entry && 'offset' in entry) headOf(text, number, entry)
  return entries
}

const above = (entries: ReadonlyMap<number, Entry>): number => {
  let most = 0
  for (const number of entries.keys()) most = Math.max(most, number + 1)
  return most
}

/** Where the object's value begins. */
function headOf(text: string, number: number, { offset, generation }: { offset: number; generation: number }): number {
  const found = matchAt(/(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/y, text, offset)
  if (Number(found?.[1]) !== number || Number(found?.[2]) !== generation) throw new Unfit('crossReferenceBroken')
  return offset + (found?.[0].length ?? 0)
}

interface ObjectStream {
  text: string
  places: { number: number; at: number }[]
}

function readObjectStream({ entries }: Dictionary, text: string): ObjectStream {
  const count = wholeIn(entries.get('N'))
  const first = wholeIn(entries.get('First'))
  if (count === null || first === null || count > limits.pdfObjects) throw new Unfit('objectBroken')
  const numbers = text
    .slice(0, first)
    .trim()
    .split(/[\0\t\n\f\r ]+/)
    .map(Number)
  const places = Array.from({ length: Math.min(count, numbers.length >> 1) }, (_, place) => ({
    number: numbers[2 * place] ?? NaN,
    at: first + (numbers[2 * place + 1] ?? NaN),
  }))
  if (places.length !== count) throw new Unfit('objectBroken')
  return { text, places }
}

function unplaced(value: Value): Value {
  if (value.kind === 'list') return { kind: 'list', items: value.items.map(unplaced) }
  if (value.kind === 'dictionary') {
    return { kind: 'dictionary', entries: new Map(Array.from(value.entries, ([name, one]) => [name, unplaced(one)])) }
  }
  return value.kind === 'reference' ? value : { ...value, from: -1 }
}
