/** Why an answer about revocation says nothing: thrown where it is found, told where the answer was asked for. */
import type { CrlReason, RevocationFault } from '../../../shared/revocation.ts'

/** `time`: of the revocation. `reason`: `null` where none is given. */
export type Judgment =
  | { status: 'good' }
  | { status: 'revoked'; time: Date; reason: CrlReason | null }
  | { status: 'unknown'; reason: RevocationFault }

export class Unusable extends Error {
  readonly reason: RevocationFault

  constructor(reason: RevocationFault) {
    super(reason)
    this.reason = reason
  }
}

/** What the work finds; what cannot be read, whatever it is, is `unreadable`. Never throws. */
export function judging(work: () => Judgment): Judgment {
  try {
    return work()
  } catch (error) {
    return { status: 'unknown', reason: error instanceof Unusable ? error.reason : 'unreadable' }
  }
}
