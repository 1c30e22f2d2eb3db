/** One port of a page is one request: its first message opens it, a second one ends it, and so does its closing. */
import { MohurError } from '../../shared/errors.ts'
import type { Port } from '../browser-api.ts'
import type { Background } from './background.ts'
import { passGates } from './gates/index.ts'
import { reply } from './gates/reply.ts'
import type { Arrived } from './request.ts'
import { lastWord, newStanding } from './standing.ts'

/** A port that says nothing is closed. */
const openingMs = 10_000

/** How long a page may take to confirm that it has the result. */
const receivedMs = 60_000

export async function serve(port: Port, background: Background): Promise<void> {
  const over = new AbortController()
  const endings: ((error: Error | null) => void)[] = []
  let failure: Error | null = null
  const standing = newStanding()
  let ended = false
  const post = (message: object): void => {
    if (!over.signal.aborted) port.postMessage(message)
  }
  let received: () => void = () => undefined
  const confirmed = new Promise<void>(resolve => (received = resolve))
  let knock: (word: 'knock') => void = () => undefined
  const knocked = new Promise<'knock'>(resolve => (knock = resolve))
  const first = new Promise<unknown>(resolve => {
    let knocks = 0
    let opened = false
    port.onMessage.addListener(message => {
      if (!opened && isOnly(message, 'knock') && ++knocks === 1) return knock('knock')
      if (!opened) resolve(message)
      else if (isOnly(message, 'received')) received()
      else over.abort(new MohurError('ABORTED'))
      opened = true
    })
  })
  let heard = 0
  const hear = (): Promise<unknown> => {
    const next = ++heard === 1 ? [knocked, first] : [first]
    return within(openingMs, Promise.race([...next, aborted(over.signal)]))
  }
  port.onDisconnect.addListener(() => over.abort(new MohurError('ABORTED')))

  let given = 0
  const arrived: Arrived = {
    port,
    hear,
    signal: over.signal,
    abort: reason => over.abort(reason),
    atEnd: cleanUp => (ended ? cleanUp(failure) : endings.push(cleanUp)),
    note: note => post({ note }),
    standing,
    progress: progress => post({ progress }),
    deliver: delivery => {
      given += delivery.length
      // The page keeps them for the result, and hears of them at once.
      const progress = { done: Math.max(given, standing.done), total: standing.agreed?.of ?? given, results: delivery }
      post({ progress, delivery })
    },
  }

  try {
    arrived.note('here')
    const outcome = await Promise.race([passGates(arrived, background), aborted(over.signal)])
    post({ result: outcome.result })
    outcome.tell()
    await within(receivedMs, Promise.race([confirmed, aborted(over.signal)]))
    outcome.received()
  } catch (error) {
    failure = lastWord(error instanceof Error ? error : new Error(String(error)), standing)
    await reply(failure, { port, background })
  } finally {
    ended = true
    for (const cleanUp of endings) cleanUp(failure)
    over.abort(new MohurError('ABORTED'))
    port.disconnect()
  }
}

const isOnly = (message: unknown, key: string): boolean =>
  typeof message === 'object' && message !== null && Object.keys(message).join() === key

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

/** @throws MohurError TIMED_OUT */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MohurError('TIMED_OUT')), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
