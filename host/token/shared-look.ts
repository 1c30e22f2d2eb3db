/** A look that several ask for at the same time is taken once, and given up when the last of them has gone. */

/** `key` names what is looked at. Rejects with the signal's reason as soon as it is aborted; the others go on waiting. */
export type SharedLook<T> = (key: string, signal?: AbortSignal) => Promise<T>

interface Running<T> {
  result: Promise<T>
  watchers: number
  abandon: AbortController
}

/** `take` is told by its signal that nobody waits any more. */
export function sharedLook<T>(take: (key: string, signal: AbortSignal) => Promise<T>): SharedLook<T> {
  const running = new Map<string, Running<T>>()
  const start = (key: string): Running<T> => {
    const abandon = new AbortController()
    const started: Running<T> = { result: take(key, abandon.signal), watchers: 0, abandon }
    running.set(key, started)
    const over = (): void => {
      if (running.get(key) === started) running.delete(key)
    }
    started.result.then(over, over)
    return started
  }
  return (key, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const look = running.get(key) ?? start(key)
      look.watchers++
      let watching = true
      const go = (): void => {
        if (!watching) return
        watching = false
        signal?.removeEventListener('abort', leave)
        if (--look.watchers > 0) return
        if (running.get(key) === look) running.delete(key)
        look.abandon.abort()
      }
      const leave = (): void => {
        go()
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      look.result.then(resolve, reject).finally(go)
    })
}
