/** Messages in the order in which they came, waited for no longer than a deadline. */
import { setTimeout as after } from 'node:timers/promises'
import { MohurError } from '../../shared/errors.ts'

export interface Mailbox<T> {
  /** An error is thrown to whoever takes it. */
  put: (message: T | MohurError) => void
  /** @throws MohurError TIMED_OUT, or the error that was put. */
  take: (waitMs: number) => Promise<T>
}

export function openMailbox<T>(): Mailbox<T> {
  const messages: (T | MohurError)[] = []
  let wake = (): void => {}
  return {
    put: message => {
      messages.push(message)
      wake()
    },
    take: async waitMs => {
      const arrival = new Promise<void>(resolve => (wake = resolve))
      if (messages.length === 0) await Promise.race([arrival, after(waitMs, undefined, { ref: false })])
      const message = messages.shift() ?? new MohurError('TIMED_OUT')
      if (message instanceof MohurError) throw message
      return message
    },
  }
}
