/** An error as an English window says it: what happened, what it means where something was to be signed, what to do next. */
import { errorTextOf } from '../../../extension/locales/error-text.ts'
import { languages } from '../../../extension/locales/languages.ts'
import type { ErrorCode } from '../../../shared/errors.ts'

export function errorWords(code: ErrorCode): string {
  const { title, meaning, next } = errorTextOf(languages.en, { code, details: {} }, 'documents')
  return `${title} ${meaning} ${next}`
}
