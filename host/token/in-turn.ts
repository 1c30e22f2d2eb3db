/** One thing after another: each piece of work starts when the one before it has ended, however it ended. */

/** Work whose signal is aborted while it waits is never started: it leaves the queue at once, with the signal's reason. */
export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

export function inTurn(): InTurn {
  const waiting = new Set<() => Promise<void>>()
  let busy = false
  const goOn = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (const begin of waiting) await begin()
    busy = false
  }
  return (work, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const leave = (): void => {
        waiting.delete(begin)
        reject(signal?.reason)
      }
      const begin = async (): Promise<void> => {
        waiting.delete(begin)
        signal?.removeEventListener('abort', leave)
        await (async () => work())().then(resolve, reject)
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.add(begin)
      void goOn()
    })
}
