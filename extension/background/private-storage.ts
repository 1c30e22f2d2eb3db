/** In the place of the browser's storage in a private window: what the person allows there is written nowhere (T48). */
import type { Browser } from '../browser-api.ts'

type Storage = Pick<Browser['storage']['local'], 'get' | 'set'>

/** Lasts as long as the background of the private windows, and copies as a browser does. */
export function privateStorage(): Storage {
  const kept = new Map<string, unknown>()
  return {
    get: async key => {
      const name = typeof key === 'string' ? key : ''
      return kept.has(name) ? { [name]: structuredClone(kept.get(name)) } : {}
    },
    set: async items => {
      for (const [name, value] of Object.entries(items)) kept.set(name, structuredClone(value))
    },
  }
}
