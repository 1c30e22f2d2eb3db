/** The table of languages, and which of them a browser's language means; without the texts of the screens, which are large. */
import { badge as az } from './az/badge.ts'
import { badge as en } from './en/badge.ts'
import { badge as kk } from './kk/badge.ts'
import { badge as ru } from './ru/badge.ts'
import type { BadgeTexts } from './texts.ts'

interface LanguageRow {
  /** By its own name, as the chooser lists it. */
  name: string
  /** Every browser knows the plural rules of this language (CLDR), and they serve for the row's own. */
  pluralsLike: 'en' | 'ru'
  /** The small letters that its words are written with. */
  alphabet: string
  /** What the toolbar icon says in words. */
  badge: BadgeTexts
}

/** Azerbaijani and Kazakh nouns do not change after a number: only `other` is written for them, so any rule serves. */
const rows = {
  az: { name: 'Azərbaycanca', pluralsLike: 'en', alphabet: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz', badge: az },
  kk: { name: 'Қазақша', pluralsLike: 'en', alphabet: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя', badge: kk },
  ru: { name: 'Русский', pluralsLike: 'ru', alphabet: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя', badge: ru },
  en: { name: 'English', pluralsLike: 'en', alphabet: 'abcdefghijklmnopqrstuvwxyz', badge: en },
} as const satisfies Record<string, LanguageRow>

export type Language = keyof typeof rows
export const languageRows: Record<Language, LanguageRow> = rows
export const languageCodes = Object.keys(rows) as readonly Language[]

export const isLanguage = (code: unknown): code is Language => languageCodes.some(known => known === code)

/** The first of the browser's languages that we speak; English otherwise. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const codes = wanted.map(tag => tag.toLowerCase().split('-')[0])
  return codes.find(isLanguage) ?? 'en'
}
