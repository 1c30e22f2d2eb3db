/** Carries one request: what the page says to the background, what the background says back, until one of them is gone. */
import type { ErrorDetails } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { Port } from '../browser-api.ts'
import { relaySentences } from '../page/sentences.ts'
import { runtime } from './runtime.ts'
import type { Weight } from './weigh.ts'

export interface Carried {
  /** The first message, as the background wants it. */
  opening: { open: unknown; activated: boolean }
  weight: Weight
  /** The background says that the person allowed this origin. */
  onPermitted: () => void
}

/** What goes wrong here, on the way. */
type RelayCode = keyof typeof relaySentences

const refusals: Partial<Record<Weight, [RelayCode, ErrorDetails]>> = {
  excessive: ['TOO_LARGE', { limit: limits.pageMessage }],
  strange: ['BAD_PARAMS', {}],
}

/** What it means that the background is gone without a word: after the person agreed, something may have been done. */
const lostAs: Readonly<Record<string, RelayCode>> = {
  asking: 'EXTENSION_RELOADED',
  signing: 'OUTCOME_UNKNOWN',
  changing: 'TOKEN_STATE_UNKNOWN',
}

/**
 * Listens to the page at once; the background hears of it when what is returned is called. Whatever is not light goes only
 * after the background has noted that the person allowed this origin: it is asked by a knock (T45). `taken` is called when
 * the background has the message, or never will.
 */
export function carry(page: MessagePort, { opening, weight, onPermitted }: Carried): (taken: () => void) => void {
  const over = new AbortController()
  let background: Port | null = null
  let opened = false
  let whenLost: RelayCode = 'EXTENSION_RELOADED'
  let letNextGo: () => void = () => undefined

  const leave = (): void => {
    over.abort()
    background?.disconnect()
    page.close()
  }
  const fail = (code: RelayCode, details: ErrorDetails = {}): void => {
    page.postMessage({ error: { code, details, message: relaySentences[code] } })
    leave()
  }
  const open = (port: Port): void => {
    opened = true
    const refusal = refusals[weight]
    if (refusal) return fail(...refusal)
    try {
      port.postMessage(opening)
    } catch {
      fail('BAD_PARAMS')
    }
  }
  // The page says one thing more: that it is done, or gives up, and then it is told what has become of it.
  const end = ({ data }: MessageEvent<unknown>): void => {
    const received = typeof data === 'object' && data !== null && 'received' in data
    if (!opened) return fail('ABORTED')
    background?.postMessage(received ? { received: true } : { cancel: true })
    if (received) return leave()
    // The next one need not wait for the last word on this one.
    letNextGo()
  }
  page.addEventListener('message', end, { signal: over.signal })
  addEventListener('pagehide', leave, { signal: over.signal })

  return taken => {
    if (over.signal.aborted) return taken()
    over.signal.addEventListener('abort', taken)
    letNextGo = taken
    let port: Port
    try {
      port = runtime.connect({ name: 'page' })
    } catch {
      // "Extension context invalidated": this script outlived its extension.
      return fail('EXTENSION_RELOADED')
    }
    background = port
    // Chromium loses a port that is opened to a worker while it stops: nothing comes, and nothing says so.
    const lost = setTimeout(() => fail('EXTENSION_RELOADED'), limits.arrivalMs)
    over.signal.addEventListener('abort', () => clearTimeout(lost))
    port.onDisconnect.addListener(() => {
      if (!over.signal.aborted) fail(whenLost)
    })
    port.onMessage.addListener(message => {
      clearTimeout(lost)
      const { note } = message as { note?: unknown }
      if (note === 'permitted') onPermitted()
      if (typeof note === 'string') whenLost = lostAs[note] ?? whenLost
      if (note === 'here') return
      if (note === undefined) page.postMessage(message)
      if ('error' in (message as object)) return leave()
      if (opened) taken()
      else if (note === 'permitted') open(port)
    })
    if (weight === 'light') open(port)
    else port.postMessage({ knock: true })
  }
}
