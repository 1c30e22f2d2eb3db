/** How far a request has come since the person agreed, so that its last word says no more than is known. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import { operations } from '../../shared/operations/index.ts'
import type { Call } from './call.ts'

export interface Standing {
  /**
   * What the person agreed to, once the host has been told: to so many things, and of documents to those at these places, without the
   * ones that were taken out. `null`: nothing can have been done.
   */
  agreed: { leaves: 'signature' | 'change'; of: number; places: ReadonlySet<number> } | null
  /** So many of them are done, as far as we were told. */
  done: number
  /** The result is there; only its delivery is open. */
  complete: boolean
}

export const newStanding = (): Standing => ({ agreed: null, done: 0, complete: false })

/** The host is told of an agreement: to documents at these places, or to one thing. */
export function agree(
  standing: Standing,
  { operation }: Pick<Call, 'operation'>,
  documents: readonly { index: number }[] | null,
): void {
  const { mayLeave } = operations[operation]
  const places = new Set(documents?.map(({ index }) => index))
  standing.agreed = mayLeave === 'nothing' ? null : { leaves: mayLeave, of: documents?.length ?? 1, places }
}

/** Progress that counts says how many are done. */
export function note(standing: Standing, reported: unknown): void {
  const { done } = (reported ?? {}) as { done?: unknown }
  if (typeof done === 'number') standing.done = done
}

/** What is told of a request that did not reach its end. `failure` is ours, not the host's word on the outcome. */
export function lastWord(failure: Error, { agreed, done, complete }: Standing): Error {
  if (!agreed) return failure
  const { code } = toErrorMessage(failure)
  // What was changed was told to the person; only the page has not got it.
  if (agreed.leaves === 'change') return new MohurError(complete ? 'ABORTED' : 'TOKEN_STATE_UNKNOWN', { reason: code })
  return new MohurError('OUTCOME_UNKNOWN', {
    signed: done,
    of: agreed.of,
    reason: code,
    ...(complete ? { delivered: false } : {}),
  })
}

/** The host's word on signatures, with how many the person had agreed to. */
export const outOf = ({ agreed }: Standing, error: MohurError): MohurError =>
  agreed && error.code === 'OUTCOME_UNKNOWN' ? new MohurError(error.code, { ...error.details, of: agreed.of }) : error
