/** How this extension came here, and what an administrator wants its people to read when something is missing. */
import type { Browser } from './browser-api.ts'
import { languageCodes, type Language } from './locales/language-codes.ts'

export interface Installation {
  /** Loaded from a folder: whoever did that has the sources, too. */
  fromSources: boolean
  /** The administrator's text in the languages in which there is one. */
  help: Partial<Record<Language, string>>
}

/** In characters. */
const longestHelp = 1_000

export async function readInstallation({
  management,
  storage,
}: Pick<Browser, 'management' | 'storage'>): Promise<Installation> {
  // Firefox refuses to read what no administrator set.
  const [{ installType }, managed] = await Promise.all([
    management.getSelf(),
    storage.managed.get('help').catch(() => ({})),
  ])
  return { fromSources: installType === 'development', help: asHelp((managed as { help?: unknown }).help) }
}

function asHelp(value: unknown): Installation['help'] {
  const given = Object(value) as Partial<Record<Language, unknown>>
  const texts = languageCodes.flatMap(language => {
    const text = Object.hasOwn(given, language) ? given[language] : null
    return typeof text === 'string' && text.trim() !== '' ? [[language, text.trim().slice(0, longestHelp)]] : []
  })
  return Object.fromEntries(texts) as Installation['help']
}

/** In the person's language, otherwise in the one that was written first; `null`: none. */
export const helpIn = (language: Language, { help }: Installation): string | null =>
  help[language] ?? Object.values(help)[0] ?? null
