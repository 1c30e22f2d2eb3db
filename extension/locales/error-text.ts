/** Chooses the sentences of an error, by its code and its details. */
import type { ErrorMessage } from '../../shared/errors.ts'
import { errorCaseRows, type ErrorCase, type ErrorCaseRow } from './error-cases.ts'
import type { ErrorText } from './text-tables.ts'
import type { Texts } from './texts.ts'

/** What a person is told of this error. */
export function errorTextOf(
  { errors, errorCases }: Pick<Texts, 'errors' | 'errorCases'>,
  { code, details }: ErrorMessage,
): ErrorText {
  const rows: readonly (ErrorCaseRow & { texts: ErrorCase })[] = errorCaseRows
  const row = rows.find(
    ({ code: of, detail, value = details[detail] }) =>
      of === code && Object.hasOwn(details, detail) && details[detail] === value,
  )
  return row ? errorCases[row.texts] : errors[code]
}
