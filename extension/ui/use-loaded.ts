/** Something that is loaded while a screen is open, and loaded again on demand. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'

export type Loaded<T> = { state: 'loading' } | { state: 'good'; value: T } | { state: 'failed'; error: ErrorMessage }

/** `tell` hands over a value before the end, as often as there is a new one. */
export type Load<T> = (signal: AbortSignal, tell: (value: T) => void) => Promise<T>

/** `load` keeps its identity, or it starts anew; `null`: not yet. What was loaded stays while it is loaded again, which is `busy`. */
export function useLoaded<T>(load: Load<T> | null): { loaded: Loaded<T>; again: () => void; busy: boolean } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  const [times, setTimes] = useState(0)
  const [busy, setBusy] = useState(true)
  useEffect(() => {
    if (!load) return undefined
    const leaving = new AbortController()
    setBusy(true)
    const tell = (value: T): void => {
      if (!leaving.signal.aborted) setLoaded({ state: 'good', value })
    }
    load(leaving.signal, tell)
      .then(tell, (error: unknown) => {
        if (!leaving.signal.aborted) setLoaded({ state: 'failed', error: toErrorMessage(error) })
      })
      .finally(() => {
        if (!leaving.signal.aborted) setBusy(false)
      })
    return () => leaving.abort()
  }, [load, times])
  const again = useCallback(() => setTimes(before => before + 1), [])
  return { loaded, again, busy }
}
