/** The errors of the last requests, for the report to a help desk: time, operation and code, nothing else, until the browser ends. */
import { isErrorCode, toErrorMessage, type ErrorCode } from '../shared/errors.ts'
import type { Browser } from './browser-api.ts'

const key = 'lastErrors'
const kept = 20

export interface LastError {
  /** In milliseconds since 1970. */
  time: number
  operation: string
  code: ErrorCode
}

export interface LastErrors {
  note: (operation: string, failure: Error | null) => void
}

export function openLastErrors({ session }: Pick<Browser['storage'], 'session'>): LastErrors {
  /** One after the other, so that none is lost. */
  let last: Promise<unknown> = Promise.resolve()
  return {
    note(operation, failure) {
      const code = failure && toErrorMessage(failure).code
      // A page that is left, or one of ours that is closed, is no fault.
      if (code === null || code === 'ABORTED') return
      const time = Date.now()
      last = last.then(async () => {
        const errors = [...(await readLastErrors({ session })), { time, operation, code }]
        await session.set({ [key]: errors.slice(-kept) })
      })
      last.catch(() => undefined)
    },
  }
}

/** The oldest first; what is none is passed over. */
export async function readLastErrors({ session }: Pick<Browser['storage'], 'session'>): Promise<LastError[]> {
  const stored = (await session.get(key))[key]
  return Array.isArray(stored) ? stored.filter(isLastError) : []
}

function isLastError(value: unknown): value is LastError {
  const { time, operation, code } = Object(value) as Partial<Record<keyof LastError, unknown>>
  return typeof time === 'number' && String(operation) === operation && isErrorCode(code)
}
