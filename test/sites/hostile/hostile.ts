/** Pages that try what a hostile or careless site would: frames of every kind, prerendering, forged messages. */
import { fileURLToPath } from 'node:url'
import { startSite, type Site } from '../site.ts'

const pages = fileURLToPath(new URL('pages/', import.meta.url))

/** No content security policy: these pages frame each other, write scripts into frames and may be framed by anyone. */
export const startHostileSite = (): Promise<Site> => startSite({ pages, routes: [], headers: {} })
