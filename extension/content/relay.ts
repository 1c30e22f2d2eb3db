/**
 * Carries each request of the page to the background and its replies back. It knows no operations; what a page hands it is
 * checked in the background. Runs in the isolated world, where the page's changes to built-ins do not reach (T10).
 */
import type { ErrorCode } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { tokenBucket } from '../../shared/token-bucket.ts'
import type { Port } from '../browser-api.ts'
import { runtime } from './runtime.ts'

const admit = tokenBucket({ burst: limits.rateBurst, perSecond: limits.ratePerSecond })

/** Before the person allowed the origin, it learns nothing but `NOT_ALLOWED`. */
let permitted = false

addEventListener('message', event => {
  const page = event.ports[0]
  if (!page || !isHandover(event)) return
  event.stopImmediatePropagation()
  page.postMessage({ present: true })
  page.addEventListener('message', ({ data }) => relay(page, data), { once: true })
  page.start()
})

/** A page can dispatch events with a forged origin and source, but not trusted ones; a frame's have another source. */
function isHandover({ isTrusted, source, origin, data, ports }: MessageEvent<unknown>): boolean {
  if (!isTrusted || source !== window || origin !== location.origin || ports.length !== 1) return false
  if (typeof data !== 'object' || data === null) return false
  return Object.keys(data).length === 1 && (data as { mohur?: unknown }).mohur === 'request'
}

function relay(page: MessagePort, open: unknown): void {
  const fail = (code: ErrorCode): void => {
    page.postMessage({ error: { code, details: {} } })
    page.close()
  }
  if (!admit()) return fail(permitted ? 'TOO_MANY_REQUESTS' : 'NOT_ALLOWED')
  let background: Port
  try {
    background = runtime.connect({ name: 'page' })
    background.postMessage({ open, activated: navigator.userActivation.isActive })
  } catch {
    // "Extension context invalidated": this script outlived its extension.
    return fail('EXTENSION_RELOADED')
  }
  const leave = new AbortController()
  // When the background is gone without a word, a signature may have been made after the person agreed to it.
  let whenLost: ErrorCode = 'EXTENSION_RELOADED'
  background.onMessage.addListener(message => {
    const { note } = message as { note?: unknown }
    if (note === 'permitted') permitted = true
    if (note === 'signing') whenLost = 'OUTCOME_UNKNOWN'
    if (note === undefined) page.postMessage(message)
  })
  background.onDisconnect.addListener(() => {
    leave.abort()
    fail(whenLost)
  })
  // The page says one thing more, that it is done or gives up; then its end is closed.
  const end = ({ data }: MessageEvent<unknown>): void => {
    background.postMessage(data)
    background.disconnect()
    leave.abort()
    page.close()
  }
  page.addEventListener('message', end, { signal: leave.signal })
  addEventListener('pagehide', () => background.disconnect(), { signal: leave.signal })
}
