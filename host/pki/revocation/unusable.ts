/** Why an answer about revocation says nothing: thrown where it is found, told where the answer was asked for. */
import type { CrlReason, RevocationFault } from '../../../shared/revocation.ts'

/** `reason`: `null` where none is given. */
export type Judgment =
  | { status: 'good' }
  | { status: 'revoked'; revokedAt: Date; reason: CrlReason | null }
  | { status: 'unknown'; fault: RevocationFault }

export class Unusable extends Error {
  readonly fault: RevocationFault

  constructor(fault: RevocationFault) {
    super(fault)
    this.fault = fault
  }
}

/** What the work finds; what cannot be read, whatever it is, is `unreadable`. Never throws. */
export function judging(work: () => Judgment): Judgment {
  try {
    return work()
  } catch (error) {
    return { status: 'unknown', fault: error instanceof Unusable ? error.fault : 'unreadable' }
  }
}
