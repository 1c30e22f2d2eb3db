/** Waits for something that other processes bring about. */
import { setTimeout as delay } from 'node:timers/promises'

/** The first truthy value of `look`, asked every 25 ms. @throws Error naming what did not happen */
export async function until<T>(what: string, look: () => T | Promise<T>, timeoutMs = 15_000): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const value = await look()
    if (value) return value
    if (performance.now() > end) throw new Error(`this did not happen in ${timeoutMs} ms: ${what}`)
    await delay(25)
  }
}
