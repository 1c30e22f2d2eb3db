/** Which rows of a long list stand near what is on the screen, by the heights of all, measured or guessed. */

export interface Near {
  /** The first row that is drawn, and the one after the last. */
  first: number
  end: number
  /** The room of all rows before and after them, in pixels. */
  above: number
  below: number
}

/** `from`, `to`: the part of the list that is to be covered, in pixels from its top. */
export function nearRows(heights: readonly number[], { from, to }: { from: number; to: number }): Near {
  let top = 0
  let first = 0
  while (first < heights.length - 1 && top + (heights[first] ?? 0) <= from) top += heights[first++] ?? 0
  let bottom = top
  let end = first
  while (end < heights.length && bottom < to) bottom += heights[end++] ?? 0
  let below = 0
  for (let at = end; at < heights.length; at++) below += heights[at] ?? 0
  return { first, end, above: top, below }
}
