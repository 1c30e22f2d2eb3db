/** The languages of the screens, and which of them a browser's language means. */
import { az } from './az.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'
import type { Texts } from './texts.ts'

export const languages = { az, kk, ru, en } as const satisfies Record<string, Texts>
export type Language = keyof typeof languages
export const languageCodes = Object.keys(languages) as readonly Language[]

/** Each language by its own name, as the chooser lists them. */
export const languageNames: Record<Language, string> = {
  az: 'Azərbaycanca',
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
}

export const isLanguage = (code: unknown): code is Language =>
  typeof code === 'string' && Object.hasOwn(languages, code)

/** The first of the browser's languages that we speak; English otherwise. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const codes = wanted.map(tag => tag.toLowerCase().split('-')[0])
  return codes.find(isLanguage) ?? 'en'
}
