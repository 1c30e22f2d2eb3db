/** What the manager is doing at a token, or has just done: for the line of status, in order, one thing at a time. */
import { useCallback, useRef, useState } from 'preact/hooks'
import { toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import type { CareOperation, NamedOperation } from '../prompt-messages.ts'

export type Activity =
  | { state: 'idle' | 'loggedOut' | 'retired' | 'unretired' }
  | { state: 'plugged' | 'unplugged'; token: string }
  | { state: 'doing' | 'rejected'; operation: NamedOperation }
  | { state: 'done'; operation: CareOperation }
  | { state: 'failed'; operation: NamedOperation; error: ErrorMessage }

/** Work that ends in words of its own. */
export interface Task {
  operation: NamedOperation
  done: Activity
}

/** Does the work unless something is being done; `after` gets its result. */
export type Run = <T>(task: CareOperation | Task, work: () => Promise<T>, after?: (result: T) => void) => void

/** A token that comes or goes so soon after our own work does so by it, and what was done stays to be read. */
const aftermathMs = 3_000

export function useActivity(): { activity: Activity; tell: (activity: Activity) => void; run: Run } {
  const [activity, setActivity] = useState<Activity>({ state: 'idle' })
  const busyRef = useRef(false)
  const doneAtRef = useRef(-Infinity)
  const tell = useCallback((told: Activity) => {
    const isSeen = told.state === 'plugged' || told.state === 'unplugged'
    const isAftermath = performance.now() - doneAtRef.current < aftermathMs
    if (!busyRef.current && !(isSeen && isAftermath)) setActivity(told)
  }, [])
  const run = useCallback<Run>((task, work, after) => {
    if (busyRef.current) return
    const { operation, done } = asTask(task)
    busyRef.current = true
    setActivity({ state: 'doing', operation })
    work().then(
      result => {
        busyRef.current = false
        doneAtRef.current = performance.now()
        setActivity(done)
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

const asTask = (task: CareOperation | Task): Task =>
  typeof task === 'string' ? { operation: task, done: { state: 'done', operation: task } } : task

export const retiring = (retired: boolean): Task => ({
  operation: 'markRetired',
  done: { state: retired ? 'retired' : 'unretired' },
})
