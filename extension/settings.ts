/** What the person set for our own pages: the language, and a word of their own by which they know our windows (T23). */
import type { Browser } from './browser-api.ts'
import { isLanguage, type Language } from './locales/language-codes.ts'

export interface Settings {
  /** `null`: not chosen yet; the browser's language decides. */
  language: Language | null
  /** Shown in every prompt; empty: none chosen. No page can read it. */
  word: string
  /** When the person last looked into the journal because of a signature that needed them, in milliseconds since 1970. */
  journalSeen: number
  /** Whether the person is told that a certificate ends soon. */
  expiryNotices: boolean
}

type Storage = Browser['storage']

const key = 'settings'
export const longestWord = 32

export async function readSettings({ local }: Storage): Promise<Settings> {
  const stored = await local.get(key)
  return asSettings(stored[key])
}

/** Changes what is given and keeps the rest. */
export async function writeSettings(storage: Storage, changes: Partial<Settings>): Promise<void> {
  await storage.local.set({ [key]: asSettings({ ...(await readSettings(storage)), ...changes }) })
}

/** Calls back with the new settings after each change, until the signal aborts. */
export function watchSettings(
  { onChanged }: Storage,
  onChange: (settings: Settings) => void,
  signal?: AbortSignal,
): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = changes[key]
    if (area === 'local' && change) onChange(asSettings(change.newValue))
  }
  onChanged.addListener(listener)
  signal?.addEventListener('abort', () => onChanged.removeListener(listener))
}

function asSettings(value: unknown): Settings {
  const { language, word, journalSeen, expiryNotices } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Record<string, unknown>
  return {
    language: isLanguage(language) ? language : null,
    word: typeof word === 'string' ? word.slice(0, longestWord) : '',
    journalSeen: typeof journalSeen === 'number' ? journalSeen : 0,
    expiryNotices: expiryNotices !== false,
  }
}
