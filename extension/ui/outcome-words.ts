/** What is known of the signatures of a request that was broken off, in a sentence. */
import type { ErrorMessage } from '../../shared/errors.ts'
import { fill, formatNumber } from '../locales/format.ts'
import type { Texts } from '../locales/texts.ts'

/** `known`: no more than `signed` were made, and the site has none of them. */
export interface Counts {
  signed: number
  of: number
  known: boolean
}

/** `null` when the error does not count. */
export function countsOf({ code, details }: ErrorMessage): Counts | null {
  const { signed, of, delivered } = details
  if (code !== 'OUTCOME_UNKNOWN' || typeof signed !== 'number' || typeof of !== 'number') return null
  return { signed, of, known: delivered === false }
}

/** `null` when a title says it all: of one signature nothing is known. */
export function outcomeText({ prompt, common }: Texts, { signed, of, known }: Counts): string | null {
  const { title, atLeast, none } = prompt.undelivered
  const text = known ? title : signed > 0 ? atLeast : of > 1 ? none : null
  return text && fill(text, { signed: formatNumber(common, signed), total: formatNumber(common, of) })
}
