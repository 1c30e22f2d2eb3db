/** What is known of the signatures of a request that was broken off, in sentences: of one document in the singular, of many with their number. */
import type { ErrorMessage } from '../../shared/errors.ts'
import { fill, formatNumber } from '../locales/format.ts'
import type { Plural } from '../locales/text-tables.ts'
import type { Texts } from '../locales/texts.ts'

/** `known`: no more than `signed` were made, and the site has none of them. */
export interface Counts {
  signed: number
  of: number
  known: boolean
}

/** `sentence`: what the title leaves out; `null` when it says it all. */
export interface OutcomeWords {
  title: string
  sentence: string | null
  next: string
}

/** `null` when the error does not count. */
export function countsOf({ code, details }: ErrorMessage): Counts | null {
  const { signed, of, delivered } = details
  if (code !== 'OUTCOME_UNKNOWN' || typeof signed !== 'number' || typeof of !== 'number') return null
  return { signed, of, known: delivered === false }
}

/** `choose` picks the plural form. */
export function outcomeWords(
  { prompt, common, errors, errorCases }: Texts,
  choose: (forms: Plural, count: number) => string,
  { signed, of, known }: Counts,
): OutcomeWords {
  const one = known ? errorCases.undelivered : errors.OUTCOME_UNKNOWN
  if (of === 1) return { title: one.title, sentence: null, next: errors.OUTCOME_UNKNOWN.next }
  const { title, unknown, atLeast, next } = prompt.undelivered
  const counted = (text: string): string =>
    fill(text, { signed: formatNumber(common, signed), total: formatNumber(common, of) })
  if (known) return { title: counted(title), sentence: null, next }
  return { title: counted(choose(unknown, of)), sentence: signed > 0 ? counted(atLeast) : null, next }
}
