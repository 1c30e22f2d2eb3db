/**
 * A list of thousands: the rows near what is on the screen are drawn, and the others are as much room as they take. Rows are as high as
 * their words make them, so each is measured while it is drawn, and guessed until then. With another `key` it begins at its first row.
 */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { nearRows } from './near-rows.ts'

interface Props<T> {
  items: readonly T[]
  keyOf: (item: T) => number
  /** A list item, with what stands in `place`. */
  renderRow: (item: T, place: RowPlace) => VNode
  /** Of the box around the list where it scrolls. Without it the list does not scroll by itself, and every row is drawn. */
  scrolling: string | null
}

/** For whoever cannot see how long the list is, and for who measures it. */
export interface RowPlace {
  'data-row': number
  'aria-posinset': number
  'aria-setsize': number
}

/** In pixels. */
interface Measured {
  heights: ReadonlyMap<number, number>
  /** Of a row that was not measured: guessed anew once, by those that were drawn first, since another guess would move what is seen. */
  usual: number | null
}

/** In pixels. Drawn on both sides of what is seen, so that nobody scrolls or tabs into nothing; drawn anew after each `step`. */
const around = 600
const step = 120
const guessed = { row: 84, view: 800 }

export function LongList<T>({ items, keyOf, renderRow, scrolling }: Props<T>): VNode {
  const list = useRef<HTMLOListElement>(null)
  const [{ heights, usual }, setMeasured] = useState<Measured>({ heights: new Map(), usual: null })
  const [seen, setSeen] = useState({ top: 0, height: guessed.view })
  const all = items.map(item => heights.get(keyOf(item)) ?? usual ?? guessed.row)
  const to = seen.top + seen.height + step + around
  const whole = { first: 0, end: items.length, above: 0, below: 0 }
  const near = scrolling === null ? whole : nearRows(all, { from: seen.top - around, to })
  const { first, end, above, below } = near

  useEffect(() => {
    const { current } = list
    if (!current) return undefined
    const observer = new ResizeObserver(entries => setMeasured(before => withHeights(before, entries)))
    for (const row of current.querySelectorAll('[data-row]')) observer.observe(row)
    return () => observer.disconnect()
  }, [items, first, end])
  return (
    <div
      class={scrolling ?? undefined}
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
        setSeen({ top: Math.floor(scrollTop / step) * step, height: clientHeight })
      }
    >
      <ol ref={list} class="rows" style={{ paddingTop: `${above}px`, paddingBottom: `${below}px` }}>
        {items.slice(first, end).map((item, index) =>
          renderRow(item, {
            'data-row': keyOf(item),
            'aria-posinset': first + index + 1,
            'aria-setsize': items.length,
          }),
        )}
      </ol>
    </div>
  )
}

function withHeights(before: Measured, entries: readonly ResizeObserverEntry[]): Measured {
  const heights = new Map(before.heights)
  let isNew = false
  for (const { target, borderBoxSize } of entries) {
    const key = Number(target instanceof HTMLElement && target.dataset['row'])
    const height = borderBoxSize[0]?.blockSize ?? 0
    // What was taken away has none.
    if (height === 0 || heights.get(key) === height) continue
    heights.set(key, height)
    isNew = true
  }
  if (!isNew) return before
  return { heights, usual: before.usual ?? mean([...heights.values()]) }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
