/** Where on its page a mark is drawn (ISO 32000-2 sections 8.3.2.3 and 12.5.2): as the page is seen, turned and cut, and beside the marks of others. */
import { limits } from '../../../../shared/limits.ts'
import type { Mark } from '../../../../shared/mark.ts'
import type { PdfDocument } from '../document.ts'
import { boxIn, overlap, pageOf, seenOf, type Box, type Page, type Seen } from '../pages.ts'
import { Unfit } from '../unfit.ts'
import { nameIn, type Dictionary } from '../values.ts'
import type { Size } from './mark-layout.ts'

export interface PlacedMark extends Page {
  /** Of the annotation, in user space. */
  rect: Box
  /** Of the mark as it is seen. */
  size: Size
  /** Turns what is drawn upright as it is seen into user space. */
  matrix: readonly [number, number, number, number]
}

/** On the page as it is seen, from its left and its lower edge. */
type Area = Size & { left: number; bottom: number }

/** @throws Unfit markPageMissing, markOutside, markTooSmall, markCovers, pagesBroken */
export function placeMark(document: PdfDocument, { page: wanted, at }: Mark): PlacedMark {
  const page = pageOf(document, wanted)
  const seen = seenOf(document, page)
  const sheet = sizeOf(seen)
  const others = marksOn(document, page)
  const isFree = (area: Area): boolean => !others.some(other => overlap(other, rectOf(area, seen)))
  if (at !== 'foot') checkPlace(at, sheet)
  const areas = at === 'foot' ? footOf(sheet) : [{ ...at, bottom: sheet.height - at.top - at.height }]
  const area = areas.find(isFree)
  // Nobody's mark is hidden under another's.
  if (!area) throw new Unfit('markCovers')
  return { ...page, rect: rectOf(area, seen), size: area, matrix: matrices[seen.rotate] }
}

function checkPlace({ left, top, width, height }: Exclude<Mark['at'], 'foot'>, sheet: Size): void {
  if (width < limits.markWidth || height < limits.markHeight) throw new Unfit('markTooSmall')
  if (left + width > sheet.width || top + height > sheet.height) throw new Unfit('markOutside')
}

const margin = 28
const gap = 6
const usual: Size = { width: 175, height: 46 }

/** Places for one mark beside and over another, from the lower left corner on. @throws Unfit markTooSmall */
function footOf(sheet: Size): Area[] {
  const width = Math.min(usual.width, sheet.width - 2 * margin)
  const height = Math.min(usual.height, sheet.height - 2 * margin)
  if (width < limits.markWidth || height < limits.markHeight) throw new Unfit('markTooSmall')
  const columns = Math.floor((sheet.width - 2 * margin + gap) / (width + gap))
  const rows = Math.floor((sheet.height - 2 * margin + gap) / (height + gap))
  const places = Math.min(columns * rows, limits.pdfSignatures)
  return Array.from({ length: places }, (_, place) => ({
    left: margin + (place % columns) * (width + gap),
    bottom: margin + Math.floor(place / columns) * (height + gap),
    width,
    height,
  }))
}

function sizeOf({ box, rotate }: Seen): Size {
  const [width, height] = [box.right - box.left, box.top - box.bottom]
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width }
}

const matrices = { 0: [1, 0, 0, 1], 90: [0, 1, -1, 0], 180: [-1, 0, 0, -1], 270: [0, -1, 1, 0] } as const

/** The page is turned clockwise. */
function rectOf({ left, bottom, width, height }: Area, { box, rotate }: Seen): Box {
  const [right, top] = [left + width, bottom + height]
  if (rotate === 0) return shifted({ left, bottom, right, top }, box.left, box.bottom)
  if (rotate === 90) return shifted({ left: -top, bottom: left, right: -bottom, top: right }, box.right, box.bottom)
  if (rotate === 180) return shifted({ left: -right, bottom: -top, right: -left, top: -bottom }, box.right, box.top)
  return shifted({ left: bottom, bottom: -right, right: top, top: -left }, box.left, box.top)
}

const shifted = ({ left, bottom, right, top }: Box, x: number, y: number): Box => ({
  left: left + x,
  bottom: bottom + y,
  right: right + x,
  top: top + y,
})

/** Of signatures that are seen on this page. */
function marksOn({ resolve, dictionary }: PdfDocument, { page }: Page): Box[] {
  const annotations = resolve(page.entries.get('Annots'))
  if (annotations?.kind !== 'list') return []
  const isSignature = ({ entries }: Dictionary): boolean =>
    nameIn(resolve(entries.get('FT') ?? dictionary(entries.get('Parent'))?.entries.get('FT'))) === 'Sig'
  return annotations.items
    .map(dictionary)
    .filter(one => one !== null)
    .filter(isSignature)
    .map(({ entries }) => boxIn(resolve(entries.get('Rect')), resolve))
}
