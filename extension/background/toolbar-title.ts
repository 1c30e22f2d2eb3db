/** What the toolbar icon says in words; with these few texts only, since every start of the background pays for all it loads. */
import { product } from '../../shared/product.ts'
import { popup as az } from '../locales/az/popup.ts'
import { popup as en } from '../locales/en/popup.ts'
import { popup as kk } from '../locales/kk/popup.ts'
import { popup as ru } from '../locales/ru/popup.ts'
import { fill, pluralForm } from '../locales/format.ts'
import type { Language } from '../locales/language-codes.ts'
import type { Plural, PopupTexts } from '../locales/texts.ts'

const texts: Record<Language, PopupTexts> = { az, kk, ru, en }

/** The badge in words, for people who do not see it or do not know what it means. */
export function toolbarTitle(language: Language, counts: { tokens: number; attention: number }): string {
  const { badge } = texts[language]
  const say = (forms: Plural, count: number): string[] =>
    count > 0 ? [fill(pluralForm(language, forms, count), { count })] : []
  return [product.name, ...say(badge.tokens, counts.tokens), ...say(badge.attention, counts.attention)].join(' – ')
}
