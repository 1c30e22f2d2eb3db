/**
 * The key by which the host keeps signatures that no site has got. It lies with the browser, what it opens with the host: neither alone
 * gives anything away. A private window has none, and nothing of it is kept (T48).
 */
import { fromBase64, toBase64, type Bytes } from '../../shared/bytes.ts'
import { keepingKey } from '../../shared/kept-signatures.ts'
import type { Browser } from '../browser-api.ts'

const storedAs = 'keepingKey'
const keyBytes = 32

/** `null`: nothing is kept. */
export type KeepingKey = () => Promise<Bytes | null>

/** `storage`: `null` in a private window. */
export function openKeepingKey(storage: Pick<Browser['storage']['local'], 'get' | 'set'> | null): KeepingKey {
  let known: Promise<Bytes | null> | null = null
  const read = async (): Promise<Bytes | null> => {
    if (!storage) return null
    const found = keyIn((await storage.get(storedAs))[storedAs])
    if (found) return found
    const made = crypto.getRandomValues(new Uint8Array(keyBytes))
    await storage.set({ [storedAs]: toBase64(made) })
    return made
  }
  // A browser that stores nothing keeps nothing, and signs as before.
  return () => (known ??= read().catch(() => (known = null)))
}

function keyIn(stored: unknown): Bytes | null {
  if (typeof stored !== 'string') return null
  try {
    return keepingKey.parse(fromBase64(stored))
  } catch {
    return null
  }
}
