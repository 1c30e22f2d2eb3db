/** The time that a request may take until the person has agreed; from then on each call to the token has its own. */
import { MohurError } from '../../shared/errors.ts'
import { operations } from '../../shared/operations/index.ts'
import type { Call } from './call.ts'

export interface Clock {
  /** From now on, anew. */
  start: () => void
  stop: () => void
}

interface ClockedRequest {
  abort: (reason: Error) => void
  atEnd: (cleanUp: () => void) => void
}

export function openClock({ abort, atEnd }: ClockedRequest, { operation }: Pick<Call, 'operation'>): Clock {
  const { timeLimitMs } = operations[operation]
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => clearTimeout(timer)
  const start = (): void => {
    stop()
    if (timeLimitMs !== null) timer = setTimeout(() => abort(new MohurError('TIMED_OUT')), timeLimitMs)
  }
  atEnd(stop)
  start()
  return { start, stop }
}
