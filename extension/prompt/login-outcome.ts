/** A login that was broken off: nothing is counted, no document is meant, and it may be repeated. */
import type { ErrorMessage } from '../../shared/errors.ts'
import type { RequestView } from '../prompt-messages.ts'
import { wordsFor } from './working-words.ts'

/** With the detail that its sentences are chosen by; `null`: it is no such login. */
export function loginOutcome({ operation }: RequestView, { code, details: given }: ErrorMessage): ErrorMessage | null {
  if (wordsFor(operation).brokenOff !== 'login' || code !== 'OUTCOME_UNKNOWN') return null
  const { signed: _, of: __, delivered, ...details } = given
  return { code, details: { ...details, login: delivered === false ? 'undelivered' : 'unknown' } }
}
