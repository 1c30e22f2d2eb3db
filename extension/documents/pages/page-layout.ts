/** Where each page lies in a long column of them, and which are on the screen. In CSS pixels; pages are counted from 1. */
import { pageLimits, type Size } from './pages.ts'

/** Between two pages. */
const gap = 8
/** No page is drawn lower or higher than so many times its width: a page of another shape is drawn smaller. */
const lowest = 1 / 12
const highest = 12
/** Beside those on the screen. */
const ahead = 1

export interface Layout {
  /** Width of each page. */
  width: number
  /** Of the whole column. */
  height: number
  /** The upper edge of each page, and after the last one the end. */
  edges: readonly number[]
}

const ratioOf = ({ width, height }: Size): number => Math.min(highest, Math.max(lowest, height / width))

/** `sizes`: of the pages that are known by now; the others are taken to be like the first. */
export function layOut(
  { count, first, sizes }: { count: number; first: Size; sizes: ReadonlyMap<number, Size> },
  width: number,
): Layout {
  const edges = [0]
  for (let page = 1; page <= count; page++) {
    edges.push((edges[page - 1] as number) + Math.max(1, Math.round(width * ratioOf(sizes.get(page) ?? first))) + gap)
  }
  return { width, height: (edges[count] as number) - gap, edges }
}

/** The page at this height: the last one that begins above it. */
export function pageAt({ edges }: Layout, top: number): number {
  let low = 1
  let high = edges.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((edges[middle - 1] as number) <= top) low = middle
    else high = middle - 1
  }
  return low
}

/** Those between two heights, and the ones beside them. */
export function pagesBetween(layout: Layout, { top, bottom }: { top: number; bottom: number }): number[] {
  const from = Math.max(1, pageAt(layout, top) - ahead)
  const to = Math.min(layout.edges.length - 1, pageAt(layout, bottom) + ahead)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

export const topOf = ({ edges }: Layout, page: number): number => edges[page - 1] ?? 0

export const heightOf = ({ edges }: Layout, page: number): number => (edges[page] ?? 0) - (edges[page - 1] ?? 0) - gap

/** Points of the canvas on which a page is drawn: those of the screen, as far as they may be so many; the whole page in its own shape. */
export function canvasSize(size: Size, space: Size, density: number): Size {
  const wanted = Math.min((space.width * density) / size.width, (space.height * density) / size.height)
  const scale = Math.min(wanted, Math.sqrt(pageLimits.canvasPixels / (size.width * size.height)))
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  }
}
