/** What the manager is doing at a token, or has just done: for the line of status, in order, one thing at a time. */
import { useCallback, useRef, useState } from 'preact/hooks'
import { toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import type { OperationName } from '../../shared/operations/index.ts'

export type Activity =
  | { state: 'idle' | 'loggedOut' | 'retired' | 'unretired' }
  | { state: 'plugged' | 'unplugged'; token: string }
  | { state: 'doing' | 'done' | 'rejected'; operation: OperationName }
  | { state: 'failed'; operation: OperationName; error: ErrorMessage }

/** Does the work unless something is being done; `after` gets its result. */
export type Run = <T>(operation: OperationName, work: () => Promise<T>, after?: (result: T) => void) => void

export function useActivity(): { activity: Activity; tell: (activity: Activity) => void; run: Run } {
  const [activity, setActivity] = useState<Activity>({ state: 'idle' })
  const busyRef = useRef(false)
  const tell = useCallback((told: Activity) => {
    if (!busyRef.current) setActivity(told)
  }, [])
  const run = useCallback<Run>((operation, work, after) => {
    if (busyRef.current) return
    busyRef.current = true
    setActivity({ state: 'doing', operation })
    work().then(
      result => {
        busyRef.current = false
        setActivity({ state: 'done', operation })
        after?.(result)
      },
      (thrown: unknown) => {
        busyRef.current = false
        const error = toErrorMessage(thrown)
        const rejected = error.code === 'USER_REJECTED'
        setActivity(rejected ? { state: 'rejected', operation } : { state: 'failed', operation, error })
      },
    )
  }, [])
  return { activity, tell, run }
}
