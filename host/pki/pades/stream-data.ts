/** What a stream of the file's own structure holds (ISO 32000-2 sections 7.3.8 and 7.4.4): Flate with PNG predictors or nothing, within bounds. */
import { inflateSync } from 'node:zlib'
import { limits } from '../../../shared/limits.ts'
import { Unfit } from './unfit.ts'
import { nameIn, wholeIn, type Dictionary, type Value } from './values.ts'

/** @throws Unfit streamBroken */
export function streamData({ entries }: Dictionary, raw: Uint8Array): Uint8Array {
  const filter = single(entries.get('Filter'))
  const parms = single(entries.get('DecodeParms'))
  if (!filter) return raw
  if (nameIn(filter) !== 'FlateDecode') throw new Unfit('streamBroken')
  try {
    const data = new Uint8Array(inflateSync(raw, { maxOutputLength: limits.pdfStreamBytes }))
    return parms?.kind === 'dictionary' ? unpredicted(data, parms) : data
  } catch (error) {
    throw new Unfit('streamBroken', error)
  }
}

/** A list of one is that one. */
function single(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'list') return value
  if (value.items.length > 1) throw new Unfit('streamBroken')
  return value.items[0]
}

/** Rows of bytes, each with its filter before it (PNG section 9). */
function unpredicted(data: Uint8Array, { entries }: Dictionary): Uint8Array {
  const whole = (name: string, otherwise: number): number => wholeIn(entries.get(name)) ?? otherwise
  const predictor = whole('Predictor', 1)
  if (predictor === 1) return data
  const columns = whole('Columns', 1)
  if (predictor < 10 || whole('Colors', 1) !== 1 || whole('BitsPerComponent', 8) !== 8) throw new Error('predictor')
  if (columns === 0 || data.length % (columns + 1) !== 0) throw new Error('columns')
  const rows = data.length / (columns + 1)
  const out = new Uint8Array(rows * columns)
  let above = new Uint8Array(columns)
  for (let row = 0; row < rows; row += 1) {
    const [filter = 0, ...given] = data.subarray(row * (columns + 1), (row + 1) * (columns + 1))
    const own = out.subarray(row * columns, (row + 1) * columns)
    unfilter(own, filter, { given, above })
    above = own
  }
  return out
}

function unfilter(own: Uint8Array, filter: number, { given, above }: { given: number[]; above: Uint8Array }): void {
  let left = 0
  let corner = 0
  for (const [column, octet] of given.entries()) {
    const up = above[column] ?? 0
    own[column] = octet + predicted(filter, { left, up, corner })
    left = own[column] ?? 0
    corner = up
  }
}

interface Neighbours {
  left: number
  up: number
  corner: number
}

function predicted(filter: number, around: Neighbours): number {
  const { left, up } = around
  const found = [0, left, up, (left + up) >> 1, paeth(around)][filter]
  if (found === undefined) throw new Error('filter')
  return found
}

function paeth({ left, up, corner }: Neighbours): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
