/** What the toolbar icon says in words. */
import { product } from '../../shared/product.ts'
import { fill, pluralForm } from '../locales/format.ts'
import { languageRows, type Language } from '../locales/language-codes.ts'
import type { Plural } from '../locales/text-tables.ts'

/** The badge in words, for people who do not see it or do not know what it means. */
export function toolbarTitle(language: Language, counts: { tokens: number; attention: number }): string {
  const { badge } = languageRows[language]
  const say = (forms: Plural, count: number): string[] =>
    count > 0 ? [fill(pluralForm(language, forms, count), { count })] : []
  return [product.name, ...say(badge.tokens, counts.tokens), ...say(badge.attention, counts.attention)].join(' – ')
}
