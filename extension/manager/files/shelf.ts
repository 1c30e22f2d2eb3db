/** A state that outlives its section: whoever looks into another one finds it again, and is asked before the page is left with it. */
import { useEffect, useState } from 'preact/hooks'

export interface Shelf<T> {
  read: () => T
  change: (step: (state: T) => T) => void
  /** Calls back after each change. Returns what ends that. */
  watch: (onChange: (state: T) => void) => () => void
}

export function openShelf<T>(first: T): Shelf<T> {
  const watching = new Set<(state: T) => void>()
  let state = first
  return {
    read: () => state,
    change(step) {
      state = step(state)
      for (const onChange of watching) onChange(state)
    },
    watch(onChange) {
      watching.add(onChange)
      return () => watching.delete(onChange)
    },
  }
}

export function useShelf<T>(shelf: Shelf<T>): T {
  const [state, setState] = useState(shelf.read)
  useEffect(() => {
    setState(shelf.read)
    return shelf.watch(setState)
  }, [shelf])
  return state
}

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

/** The browser asks in its own words whether the page shall be left, as long as `wouldBeLost` says so (HTML section 7.4.3). */
export function askBeforeLeaving<T>({ watch }: Pick<Shelf<T>, 'watch'>, wouldBeLost: (state: T) => boolean): void {
  watch(state => {
    // A page with such a listener is not kept by the browser for a way back: only while it is needed.
    removeEventListener('beforeunload', ask)
    if (wouldBeLost(state)) addEventListener('beforeunload', ask)
  })
}
