/** The table of languages, and which of them a browser's language means; without the texts of the screens, which are large. */
import { badge as azBadge } from './az/badge.ts'
import { common as azCommon } from './az/common.ts'
import { expiry as azExpiry } from './az/expiry.ts'
import { badge as enBadge } from './en/badge.ts'
import { common as enCommon } from './en/common.ts'
import { expiry as enExpiry } from './en/expiry.ts'
import { badge as kkBadge } from './kk/badge.ts'
import { common as kkCommon } from './kk/common.ts'
import { expiry as kkExpiry } from './kk/expiry.ts'
import { badge as ruBadge } from './ru/badge.ts'
import { common as ruCommon } from './ru/common.ts'
import { expiry as ruExpiry } from './ru/expiry.ts'
import type { BadgeTexts, CommonTexts, ExpiryTexts } from './texts.ts'

interface LanguageRow {
  /** By its own name, as the chooser lists it. */
  name: string
  /** Every browser knows the plural rules of this language (CLDR), and they serve for the row's own. */
  pluralsLike: 'en' | 'ru'
  /** The small letters that its words are written with. */
  alphabet: string
  /** What the toolbar icon says in words. */
  badge: BadgeTexts
  /** What a notification says, and how it writes a date. */
  expiry: ExpiryTexts
  common: CommonTexts
}

/** Azerbaijani and Kazakh nouns do not change after a number: only `other` is written for them, so any rule serves. */
const rows = {
  az: {
    name: 'Azərbaycanca',
    pluralsLike: 'en',
    alphabet: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
    badge: azBadge,
    expiry: azExpiry,
    common: azCommon,
  },
  kk: {
    name: 'Қазақша',
    pluralsLike: 'en',
    alphabet: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
    badge: kkBadge,
    expiry: kkExpiry,
    common: kkCommon,
  },
  ru: {
    name: 'Русский',
    pluralsLike: 'ru',
    alphabet: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    badge: ruBadge,
    expiry: ruExpiry,
    common: ruCommon,
  },
  en: {
    name: 'English',
    pluralsLike: 'en',
    alphabet: 'abcdefghijklmnopqrstuvwxyz',
    badge: enBadge,
    expiry: enExpiry,
    common: enCommon,
  },
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
