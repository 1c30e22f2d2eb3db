/** A page that floods, and what of it reaches the background; the sizes are the caller's. */
import type { Page } from 'puppeteer'

/** What each message carries. */
export interface Flood {
  count: number
  /** Bytes in each message. */
  bytes?: number
  /** Unknown keys in each message. */
  keys?: number
}

export interface Arrivals {
  requests: number
  large: number
}

declare global {
  interface Window {
    arrivals?: Arrivals
    browser?: { runtime: typeof chrome.runtime }
  }
}
declare const chrome: {
  runtime: { onConnect: { addListener: (listener: (port: HeardPort) => void) => void } }
}
interface HeardPort {
  name: string
  onMessage: { addListener: (listener: (message: object) => void) => void }
}

/**
 * Listens in a page of our own, where the ports of pages arrive as well as in the background. To be asked for what came so
 * far: how many requests of pages, and how many of them with more than a page may say that nobody allowed.
 */
export async function countArrivals(own: Page): Promise<() => Promise<Arrivals>> {
  await own.evaluate(() => {
    const arrivals = { requests: 0, large: 0 }
    window.arrivals = arrivals
    const { runtime } = window.browser ?? chrome
    runtime.onConnect.addListener(port => {
      if (port.name !== 'page') return
      arrivals.requests++
      port.onMessage.addListener(message => {
        const { open } = message as { open?: { params?: { bytes?: Uint8Array } } }
        if (open?.params?.bytes) arrivals.large++
      })
    })
  })
  return () => own.evaluate(() => window.arrivals ?? { requests: -1, large: -1 })
}

/** Hands over so many calls as fast as it can; resolves with the codes of what came back, counted, once every one was answered. */
export async function flood(page: Page, sizes: Flood): Promise<Record<string, number>> {
  // tsx names inner functions by a function of its own, which the page lacks.
  await page.evaluate('globalThis.__name ??= value => value')
  return page.evaluate(floodInPage, sizes)
}

async function floodInPage({ count, bytes = 0, keys = 0 }: Flood): Promise<Record<string, number>> {
  const params: Record<string, unknown> = {}
  for (let at = 0; at < keys; at++) params[`k${at}`] = 1
  if (bytes > 0) params['bytes'] = new Uint8Array(bytes)
  const codes: Record<string, number> = {}
  const call = (): Promise<void> =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }: MessageEvent<{ present?: true; error?: { code: string } }>) => {
        if (data.present) return
        const code = data.error?.code ?? 'result'
        codes[code] = (codes[code] ?? 0) + 1
        port1.postMessage({ received: true })
        resolve()
      })
      port1.start()
      port1.postMessage({ operation: 'status', params })
      window.postMessage({ mohur: 'request' }, location.origin, [port2])
    })
  await Promise.all(Array.from({ length: count }, call))
  return codes
}
