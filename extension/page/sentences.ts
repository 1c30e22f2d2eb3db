/**
 * The sentences of the errors that arise in the page itself; those that come from the extension bring theirs along. The build puts
 * the texts in the place of this file, so that no table reaches a page.
 */
import { errorSentences } from '../../shared/error-sentences.ts'

/** Of a request. */
export const requestSentences = pick('ABORTED', 'BAD_PARAMS', 'EXTENSION_RELOADED', 'INTERNAL')

/** Of `connect()` in the module. */
export const connectSentences = pick(
  'NOT_INSTALLED',
  'PAGE_UNSUPPORTED',
  'HOST_MISSING',
  'HOST_OUTDATED',
  'EXTENSION_OUTDATED',
)

/** Of the content script. */
export const relaySentences = pick(
  'NOT_ALLOWED',
  'TOO_MANY_REQUESTS',
  'TOO_LARGE',
  'BAD_PARAMS',
  'EXTENSION_RELOADED',
  'ABORTED',
  'OUTCOME_UNKNOWN',
  'TOKEN_STATE_UNKNOWN',
)

function pick<C extends keyof typeof errorSentences>(...codes: C[]): Readonly<Record<C, string>> {
  return Object.fromEntries(codes.map(code => [code, errorSentences[code]])) as Record<C, string>
}
