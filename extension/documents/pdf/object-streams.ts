/** Objects of a PDF that lie compressed in a stream (ISO 32000-1 section 7.5.7): what stands in them is looked for as well. */
import { inflate, type InflateRoom } from './inflate.ts'

/** What lies between `stream` and `endstream` is read as one long text; no object stream is larger. In bytes. */
const longestStream = 16 * 1024 * 1024

const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/**
 * The objects of the stream whose dictionary has the name at `at`; `null` where they cannot be read: another filter than Flate, broken,
 * or too long.
 */
export async function objectsNear(bytes: Uint8Array, at: number, room: InflateRoom): Promise<Uint8Array | null> {
  const start = find(bytes, 'stream', { from: at, to: at + 4096 })
  if (start === -1) return null
  const from = afterLineEnd(bytes, start + 'stream'.length)
  const end = find(bytes, 'endstream', { from, to: from + longestStream })
  if (end === -1) return null
  const around = latin1(bytes.subarray(Math.max(0, at - 2048), start))
  const dictionary = around.slice(around.lastIndexOf(' obj') + 1)
  const [filter, ...more] = filtersIn(dictionary)
  if (filter === undefined) return dictionary.includes('#') ? null : bytes.subarray(from, end)
  if (more.length > 0 || !/^\/(?:FlateDecode|Fl)$/.test(filter) || /\/Predictor\s+(?!1\b)/.test(dictionary)) return null
  return inflate(bytes.subarray(from, endOfData(bytes, dictionary, { from, to: end })), room)
}

interface Span {
  from: number
  to: number
}

/** A name in it with an escape could be a filter. */
function filtersIn(dictionary: string): string[] {
  const [, filters = ''] = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/.exec(dictionary) ?? []
  return filters.match(/\/[^\s/[\]]+/g) ?? []
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  const next = bytes[at] === 0x0d ? at + 1 : at
  return bytes[next] === 0x0a ? next + 1 : next
}

/** The length that is written, where it leads to the end; otherwise the line end before it is none of the data. */
function endOfData(bytes: Uint8Array, dictionary: string, { from, to }: Span): number {
  const [, length = ''] = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary) ?? []
  const told = from + Number(length || NaN)
  if (told <= to && to - told <= 2) return told
  const last = bytes[to - 1] === 0x0a ? to - 1 : to
  return bytes[last - 1] === 0x0d ? last - 1 : last
}

/** Where this word is, between two places; -1: nowhere. */
function find(bytes: Uint8Array, word: string, { from, to }: Span): number {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at !== -1 && at < to; at = bytes.indexOf(first, at + 1)) {
    let matched = 1
    while (matched < word.length && bytes[at + matched] === word.charCodeAt(matched)) matched++
    if (matched === word.length) return at
  }
  return -1
}
