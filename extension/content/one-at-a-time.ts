/** A lane for large things: one is on its way at a time, and the others wait where they are. */

/** `begin` runs when the lane is free, and calls `leave` when the next may have it; more than once does no harm. */
export type Lane = (begin: (leave: () => void) => void) => void

export function oneAtATime(): Lane {
  const waiting: Parameters<Lane>[0][] = []
  let taken = false
  const next = (): void => {
    const begin = waiting.shift()
    taken = begin !== undefined
    let left = false
    begin?.(() => {
      if (!left) next()
      left = true
    })
  }
  return begin => {
    waiting.push(begin)
    if (!taken) next()
  }
}
