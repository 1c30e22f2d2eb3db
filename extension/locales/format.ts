/** Texts with values in them, plural forms, numbers, sizes and dates; the same in every browser, whatever it knows of az and kk. */
import { languageRows, type Language } from './language-codes.ts'
import type { Plural } from './text-tables.ts'
import type { CommonTexts } from './texts.ts'

export type Values = Readonly<Record<string, string | number>>

/** Puts values in place of `{name}`. A name without a value stays as it is. */
export const fill = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** The form for this count; `other` serves where the language has no form of its own for it. */
export function pluralForm(language: Language, forms: Plural, count: number): string {
  const rule = new Intl.PluralRules(languageRows[language].pluralsLike).select(count)
  return forms[rule as keyof Plural] ?? forms.other
}

/** A whole number in groups of three. */
export const formatNumber = (texts: CommonTexts, value: number): string =>
  String(Math.trunc(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, texts.group)

/** Bytes, KB of 1000 bytes or MB, with one decimal below ten. */
export function formatSize(texts: CommonTexts, bytes: number): string {
  if (bytes < 1000) return fill(texts.bytes, { count: bytes })
  const [unit, value] =
    bytes < 999_500 ? ([texts.kilobytes, bytes / 1000] as const) : ([texts.megabytes, bytes / 1_000_000] as const)
  const rounded = value < 9.95 ? value.toFixed(1).replace('.', texts.decimal) : formatNumber(texts, Math.round(value))
  return fill(unit, { count: rounded })
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A day in the computer's own time zone. */
export const formatDate = (texts: CommonTexts, date: Date): string =>
  fill(texts.date, { day: date.getDate(), month: texts.months[date.getMonth()] ?? '', year: date.getFullYear() })

export const formatTime = (date: Date): string =>
  `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`

/** Minutes and seconds: `4:05`. */
export const formatElapsed = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}
