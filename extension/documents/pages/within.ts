/** Waits for work that might never end: no longer than so many milliseconds, and only as long as somebody wants it. */
import { Unreadable } from '../reading.ts'

/** @throws Unreadable `tooSlow`; the signal's reason; what the work throws */
export function within<Result>(work: Promise<Result>, ms: number, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => settle(() => reject(signal.reason as Error))
    const timer = setTimeout(() => settle(() => reject(new Unreadable('tooSlow'))), ms)
    const settle = (end: () => void): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      end()
    }
    signal.addEventListener('abort', stop)
    work.then(
      result => settle(() => resolve(result)),
      (error: Error) => settle(() => reject(error)),
    )
    if (signal.aborted) stop()
  })
}
