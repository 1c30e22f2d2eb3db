/** The languages of the screens by code, and which of them a browser's language means; without the texts, which are large. */

export const languageCodes = ['az', 'kk', 'ru', 'en'] as const
export type Language = (typeof languageCodes)[number]

/** Each language by its own name, as the chooser lists them. */
export const languageNames: Record<Language, string> = {
  az: 'Azərbaycanca',
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
}

export const isLanguage = (code: unknown): code is Language => languageCodes.some(known => known === code)

/** The first of the browser's languages that we speak; English otherwise. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const codes = wanted.map(tag => tag.toLowerCase().split('-')[0])
  return codes.find(isLanguage) ?? 'en'
}
