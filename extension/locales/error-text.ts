/** Chooses the sentences of an error, by its code and its details. */
import type { ErrorDetails, ErrorMessage } from '../../shared/errors.ts'
import { errorCaseRows, type ErrorCase, type ErrorCaseRow } from './error-cases.ts'
import type { ErrorText } from './text-tables.ts'
import { fill } from './format.ts'
import type { Texts } from './texts.ts'

/** What an error can end, by what a person is told that has not happened. */
export type BrokenOff = keyof Texts['common']['brokenOff']

/** What a person is told of this error. */
export function errorTextOf(
  { common, errors, errorCases }: Pick<Texts, 'common' | 'errors' | 'errorCases'>,
  error: ErrorMessage,
  brokenOff: BrokenOff,
): ErrorText {
  const row = rowOf(error)
  const { meaning, ...others } = row ? errorCases[row.texts] : errors[error.code]
  return { ...others, meaning: fill(meaning, common.brokenOff[brokenOff]) }
}

const rows: readonly (ErrorCaseRow & { texts: ErrorCase })[] = errorCaseRows

const rowOf = ({ code, details }: ErrorMessage) =>
  rows.find(
    ({ code: of, detail, value = details[detail] }) =>
      of === code && Object.hasOwn(details, detail) && details[detail] === value,
  )

/** Details that the sentences say in their own words. */
const inWords: ReadonlySet<string> = new Set(['role', 'rule', 'what', 'login'])

/** What else is known of it, for the help desk: also which of several values that have the same sentences. */
export function otherDetails({ code, details }: ErrorMessage): ErrorDetails {
  const row = rowOf({ code, details })
  const isShared = rows.some(one => one !== row && one.texts === row?.texts && one.detail === row.detail)
  const said = row?.value === undefined || isShared ? null : row.detail
  return Object.fromEntries(Object.entries(details).filter(([name]) => !inWords.has(name) && name !== said))
}
