/** Looks again and again, and tells what it sees only when it is not what was told before; until the caller aborts. */
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../../shared/limits.ts'
import type { HostRequest } from './handler.ts'

export async function tellChanges<T>(
  { signal, progress }: { signal: HostRequest['signal']; progress: (value: T) => void },
  look: () => Promise<T>,
): Promise<never> {
  for (let told = ''; ;) {
    const seen = await look()
    signal.throwIfAborted()
    const text = JSON.stringify(seen)
    if (text !== told) progress(seen)
    told = text
    await sleep(limits.tokenPollMs, undefined, { signal })
  }
}
