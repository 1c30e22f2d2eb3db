/**
 * A list of thousands: the rows near what is on the screen are drawn, and the others are as much room as they take. Rows are as high as
 * their words make them, so each is measured once it was drawn, and guessed until then.
 */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { nearRows } from './near-rows.ts'

interface Props<T> {
  items: readonly T[]
  keyOf: (item: T) => number
  /** A list item; `data-row` and what stands in `place` are its own. */
  row: (item: T, place: RowPlace) => VNode
  class: string
}

/** For whoever cannot see how long the list is. */
export interface RowPlace {
  'data-row': number
  'aria-posinset': number
  'aria-setsize': number
}

/** In pixels. Drawn on both sides of what is seen, so that nobody scrolls or tabs into nothing; drawn anew after each `step`. */
const around = 600
const step = 120
const guess = { row: 84, view: 800 }

export function LongList<T>({ items, keyOf, row, class: name }: Props<T>): VNode {
  const list = useRef<HTMLOListElement>(null)
  const measured = useRef(new Map<number, number>())
  /** Guessed anew once, by the rows that were drawn first: another guess would move what is on the screen. */
  const usual = useRef(guess.row)
  const [at, setAt] = useState(0)
  const [, setMeasured] = useState(0)
  const known = measured.current
  const heights = items.map(item => known.get(keyOf(item)) ?? usual.current)
  const view = list.current?.clientHeight ?? guess.view
  const { first, end, above, below } = nearRows(heights, { from: at - around, to: at + view + step + around })
  const drawn = items.slice(first, end)

  useLayoutEffect(() => {
    const { current } = list
    if (current && current.scrollTop + current.clientHeight > current.scrollHeight) setAt(0)
  }, [items])
  useLayoutEffect(() => {
    let isNew = false
    for (const element of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const key = Number(element.dataset['row'])
      const { height } = element.getBoundingClientRect()
      isNew ||= known.get(key) !== height
      known.set(key, height)
    }
    if (!isNew) return
    if (usual.current === guess.row) usual.current = mean([...known.values()])
    setMeasured(count => count + 1)
  })
  return (
    <ol
      ref={list}
      class={name}
      style={{ paddingTop: `${above}px`, paddingBottom: `${below}px` }}
      onScroll={({ currentTarget: { scrollTop } }) => setAt(Math.floor(scrollTop / step) * step)}
    >
      {drawn.map((item, index) =>
        row(item, { 'data-row': keyOf(item), 'aria-posinset': first + index + 1, 'aria-setsize': items.length }),
      )}
    </ol>
  )
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
