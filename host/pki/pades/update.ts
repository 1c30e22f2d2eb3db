/** One revision more (ISO 32000-2 section 7.5.6): changed and new objects after the end of the file, and where they stand, as its last revision tells it. */
import type { PdfDocument } from './document.ts'
import { Unfit } from './unfit.ts'
import { atom, write, type Dictionary, type Value } from './values.ts'

export interface NewObject {
  number: number
  generation: number
  text: string
}

/** The text to be appended, and where in it each of the objects begins. @throws Unfit */
export function writeUpdate({ text, sections, size }: PdfDocument, objects: readonly NewObject[]): Update {
  const [last] = sections
  if (!last) throw new Unfit('crossReferenceBroken')
  const pieces = ['\n']
  let at = text.length + 1
  const places: Place[] = []
  for (const { number, generation, text: value } of objects.toSorted((a, b) => a.number - b.number)) {
    const piece = `${number} ${generation} obj\n${value}\nendobj\n`
    places.push({ number, generation, offset: at })
    pieces.push(piece)
    at += piece.length
  }
  const next = Math.max(size, ...objects.map(({ number }) => number + 1))
  const tail =
    last.kind === 'table'
      ? writeTable(places, trailerOf(last, next))
      : writeStream([...places, { number: next, generation: 0, offset: at }], trailerOf(last, next + 1))
  const begins = new Map(places.map(({ number, offset }) => [number, offset - text.length]))
  return { text: `${pieces.join('')}${tail}startxref\n${at}\n%%EOF\n`, begins }
}

export interface Update {
  text: string
  begins: ReadonlyMap<number, number>
}

interface Place {
  number: number
  generation: number
  offset: number
}

/** What goes on saying the same, and where the revision before begins. */
function trailerOf({ offset, trailer }: { offset: number; trailer: Dictionary }, size: number): Map<string, Value> {
  const kept = ['Root', 'Info', 'ID'].flatMap((name): [string, Value][] => {
    const value = trailer.entries.get(name)
    return value ? [[name, value]] : []
  })
  return new Map([['Size', atom(String(size))], ...kept, ['Prev', atom(String(offset))]])
}

function writeTable(places: readonly Place[], trailer: Map<string, Value>): string {
  const lines = runsOf(places).flatMap(run => [
    `${run[0]?.number ?? 0} ${run.length}\n`,
    ...run.map(({ offset, generation }) => `${digits(offset, 10)} ${digits(generation, 5)} n \n`),
  ])
  return `xref\n${lines.join('')}trailer\n${write({ kind: 'dictionary', entries: trailer })}\n`
}

function writeStream(places: readonly Place[], trailer: Map<string, Value>): string {
  const index = runsOf(places).map(run => `${run[0]?.number ?? 0} ${run.length}`)
  const data = places.map(({ offset, generation }) => `\u0001${octets(offset, 4)}${octets(generation, 2)}`).join('')
  const own = places.at(-1)?.number ?? 0
  const entries = new Map<string, Value>([
    ['Type', atom('/XRef')],
    ['W', atom('[1 4 2]')],
    ['Index', atom(`[${index.join(' ')}]`)],
    ['Length', atom(String(data.length))],
    ...trailer,
  ])
  return `${own} 0 obj\n${write({ kind: 'dictionary', entries })}\nstream\n${data}\nendstream\nendobj\n`
}

/** Numbers that follow one another. */
function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = []
  for (const place of places) {
    const run = runs.at(-1)
    if (run?.at(-1)?.number === place.number - 1) run?.push(place)
    else runs.push([place])
  }
  return runs
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0')
const octets = (value: number, length: number): string =>
  Array.from({ length }, (_, place) => String.fromCharCode((value >>> (8 * (length - 1 - place))) & 0xff)).join('')
