/** What the person allowed to which origin: kept by exact origin in the extension's own storage, which no page can read. */
import * as z from 'zod'
import { scopeList } from '../../shared/scopes.ts'
import type { Scope } from '../../shared/scopes.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import type { Browser } from '../browser-api.ts'

const key = 'origins'

/** Times in milliseconds since 1970: storage holds JSON. */
const entry = z.strictObject({ scopes: scopeList, allowedAt: z.number(), usedAt: z.number().nullable() })
export type AllowedOrigin = z.infer<typeof entry>

/** A use is written down once a minute at most. */
const usedEveryMs = 60_000

export interface Origins {
  find: (origin: string) => Promise<AllowedOrigin | null>
  list: () => Promise<Map<string, AllowedOrigin>>
  /** Adds the scopes to those that the origin has. */
  allow: (origin: string, scopes: readonly Scope[]) => Promise<void>
  revoke: (origin: string) => Promise<void>
  markUsed: (origin: string) => Promise<void>
}

export function openOrigins(storage: Pick<Browser['storage']['local'], 'get' | 'set'>): Origins {
  /** An entry that cannot be read allows nothing. */
  const read = async (): Promise<Map<string, AllowedOrigin>> => {
    const stored = (await storage.get(key))[key]
    const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : []
    const readable = entries.flatMap(([origin, value]) => {
      const parsed = entry.safeParse(value)
      return parsed.success && isPageOrigin(origin) ? [[origin, parsed.data] as const] : []
    })
    return new Map(readable)
  }

  /** One change after the other, so that none is lost. */
  let last: Promise<void> = Promise.resolve()
  const change = (edit: (origins: Map<string, AllowedOrigin>) => void): Promise<void> => {
    const next = last.then(async () => {
      const origins = await read()
      edit(origins)
      await storage.set({ [key]: Object.fromEntries(origins) })
    })
    last = next.catch(() => undefined)
    return next
  }

  return {
    find: async origin => (await read()).get(origin) ?? null,
    list: read,
    allow: (origin, scopes) =>
      change(origins => {
        const known = origins.get(origin)
        const all = [...new Set([...(known?.scopes ?? []), ...scopes])]
        origins.set(origin, { scopes: all, allowedAt: known?.allowedAt ?? Date.now(), usedAt: known?.usedAt ?? null })
      }),
    revoke: origin => change(origins => void origins.delete(origin)),
    markUsed: async origin => {
      const known = (await read()).get(origin)
      if (known && Date.now() - (known.usedAt ?? 0) < usedEveryMs) return
      await change(origins => {
        const found = origins.get(origin)
        if (found) origins.set(origin, { ...found, usedAt: Date.now() })
      })
    },
  }
}
