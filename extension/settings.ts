/** What the person set for our own pages: the language, and a word of their own by which they know our windows (T23). */
import { browser } from './browser.ts'
import { isLanguage, type Language } from './locales/languages.ts'

export interface Settings {
  /** `null`: not chosen yet; the browser's language decides. */
  language: Language | null
  /** Shown in every prompt; empty: none chosen. No page can read it. */
  word: string
}

const key = 'settings'
export const longestWord = 32

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(key)
  return asSettings(stored[key])
}

/** Changes what is given and keeps the rest. */
export async function writeSettings(changes: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [key]: asSettings({ ...(await readSettings()), ...changes }) })
}

/** Calls back with the new settings after each change, until the signal aborts. */
export function watchSettings(onChange: (settings: Settings) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = changes[key]
    if (area === 'local' && change) onChange(asSettings(change.newValue))
  }
  browser.storage.onChanged.addListener(listener)
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}

function asSettings(value: unknown): Settings {
  const { language, word } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return {
    language: isLanguage(language) ? language : null,
    word: typeof word === 'string' ? word.slice(0, longestWord) : '',
  }
}
