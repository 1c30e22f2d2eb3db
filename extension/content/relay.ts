/**
 * Takes the requests that the page hands over. It knows no operations; what a page says is checked in the background. Runs
 * in the isolated world, where the page's changes to built-ins do not reach (T10).
 */
import { limits } from '../../shared/limits.ts'
import { tokenBucket } from '../../shared/token-bucket.ts'
import { relaySentences } from '../page/sentences.ts'
import { carry } from './carry.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { weigh, type Weight } from './weigh.ts'

const admit = tokenBucket({ burst: limits.rateBurst, perSecond: limits.ratePerSecond })
const lane = oneAtATime()

/** Before the person allowed the origin, it learns nothing but `NOT_ALLOWED`. */
let permitted = false

addEventListener('message', event => {
  const page = event.ports[0]
  if (!page || !isHandover(event)) return
  event.stopImmediatePropagation()
  page.postMessage({ present: true })
  const opened = new AbortController()
  const listening = { signal: opened.signal }
  const open = (message: unknown, weight: Weight): void => {
    opened.abort()
    relay(page, message, weight)
  }
  page.addEventListener('message', ({ data }) => open(data, weigh(data)), listening)
  // Shared memory, and other things that cannot leave the page.
  page.addEventListener('messageerror', () => open(null, 'strange'), listening)
  page.start()
})

/** A page can dispatch events with a forged origin and source, but not trusted ones; a frame's have another source. */
function isHandover({ isTrusted, source, origin, data, ports }: MessageEvent<unknown>): boolean {
  if (!isTrusted || source !== window || origin !== location.origin || ports.length !== 1) return false
  if (typeof data !== 'object' || data === null) return false
  return Object.keys(data).length === 1 && (data as { mohur?: unknown }).mohur === 'request'
}

function relay(page: MessagePort, message: unknown, weight: Weight): void {
  if (!admit()) {
    const code = permitted ? 'TOO_MANY_REQUESTS' : 'NOT_ALLOWED'
    page.postMessage({ error: { code, details: {}, message: relaySentences[code] } })
    page.close()
    return
  }
  const begin = carry(page, {
    opening: { open: message, activated: navigator.userActivation.isActive },
    weight,
    onPermitted: () => (permitted = true),
  })
  if (weight === 'light') begin(() => undefined)
  else lane(begin)
}
