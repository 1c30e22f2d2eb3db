/** The pages of a PDF (ISO 32000-2 sections 7.7.3 and 14.11.2): which one is meant, and what of it is seen. */
import { limits } from '../../../shared/limits.ts'
import type { PdfDocument } from './document.ts'
import { Unfit } from './unfit.ts'
import type { Dictionary, Reference, Value } from './values.ts'

export interface Page {
  at: Reference
  page: Dictionary
  /** The page and the nodes above it, the nearest first. */
  line: readonly Dictionary[]
}

/** In user space. */
export interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

export interface Seen {
  /** Of the page, that viewers show. */
  box: Box
  /** Degrees by which it is turned clockwise. */
  rotate: 0 | 90 | 180 | 270
}

const deepest = 64

/** @param wanted from 1 on, or the last. @throws Unfit pagesBroken, markPageMissing */
export function pageOf({ root, resolve, dictionary }: PdfDocument, wanted: number | 'last'): Page {
  const seen = new Set<number>()
  const load = (value: Value | undefined): Page['at'] & { page: Dictionary } => {
    const page = dictionary(value)
    if (value?.kind !== 'reference' || !page || seen.has(value.number) || seen.size > limits.pdfObjects) {
      throw new Unfit('pagesBroken')
    }
    seen.add(value.number)
    return { ...value, page }
  }
  let left = wanted === 'last' ? 1 : wanted
  const find = (value: Value | undefined, above: readonly Dictionary[]): Page | null => {
    if (above.length > deepest) throw new Unfit('pagesBroken')
    const { page, ...at } = load(value)
    const line = [page, ...above]
    const kids = resolve(page.entries.get('Kids'))
    if (kids === undefined) {
      left -= 1
      return left === 0 ? { at, page, line } : null
    }
    if (kids.kind !== 'list') throw new Unfit('pagesBroken')
    for (const kid of wanted === 'last' ? kids.items.toReversed() : kids.items) {
      const found = find(kid, line)
      if (found) return found
    }
    return null
  }
  const found = find(root.entries.get('Pages'), [])
  // A document has one page at least.
  if (!found) throw new Unfit(left === wanted || wanted === 'last' ? 'pagesBroken' : 'markPageMissing')
  return found
}

/** Section 7.7.3.4: attributes that stand above a page hold for it. @throws Unfit pagesBroken */
export function seenOf({ resolve }: PdfDocument, { line }: Page): Seen {
  const inherited = (name: string): Value | undefined =>
    line.map(({ entries }) => resolve(entries.get(name))).find(value => value !== undefined && !isNull(value))
  const media = boxIn(inherited('MediaBox'), resolve)
  const crop = inherited('CropBox')
  const box = crop ? common(media, boxIn(crop, resolve)) : media
  if (box.right <= box.left || box.top <= box.bottom) throw new Unfit('pagesBroken')
  return { box, rotate: turnIn(inherited('Rotate')) }
}

const isNull = (value: Value): boolean => value.kind === 'atom' && value.text === 'null'

const turns = [0, 90, 180, 270] as const

function turnIn(value: Value | undefined): Seen['rotate'] {
  if (value === undefined) return 0
  const degrees = numberIn(value)
  const turn = turns.find(one => one === ((degrees % 360) + 360) % 360)
  if (turn === undefined) throw new Unfit('pagesBroken')
  return turn
}

/** Any two corners that are opposite (section 7.9.5). @throws Unfit pagesBroken */
export function boxIn(value: Value | undefined, resolve: PdfDocument['resolve']): Box {
  const [a = 0, b = 0, c = 0, d = 0, ...more] = value?.kind === 'list' ? value.items.map(resolve).map(numberIn) : []
  if (value?.kind !== 'list' || value.items.length !== 4 || more.length > 0) throw new Unfit('pagesBroken')
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) }
}

function numberIn(value: Value | undefined): number {
  const number = value?.kind === 'atom' ? Number(value.text) : Number.NaN
  if (!Number.isFinite(number)) throw new Unfit('pagesBroken')
  return number
}

const common = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
  top: Math.min(a.top, b.top),
})

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
