/** Whether an answer about revocation is of the time that counts (RFC 6960 section 4.2.2.1, RFC 5280 sections 5.1.2.4 and 5.1.2.5). */
import { limits } from '../../../shared/limits.ts'
import type { Link } from '../path/link.ts'
import { Unusable, type Judgment } from './unusable.ts'

export interface Validity {
  thisUpdate: Date
  /** `null`: there is always something newer, so that it is of the moment at which it was said. */
  nextUpdate: Date | null
}

export interface AsOf {
  now: Date
  /** When it must not have been over yet; now unless an earlier time is proved. */
  asOf?: Date
}

/** @throws Unusable */
export function checkFresh({ thisUpdate, nextUpdate }: Validity, { now, asOf = now }: AsOf): void {
  checkNotAhead(thisUpdate, now)
  const last = nextUpdate ?? thisUpdate
  if (last < thisUpdate) throw new Unusable('timeWrong')
  if (Number(last) < Number(asOf) - limits.revocationApartMs) throw new Unusable('stale')
}

/** @throws Unusable */
export function checkNotAhead(time: Date, now: Date): void {
  if (Number(time) > Number(now) + limits.revocationApartMs) throw new Unusable('timeWrong')
}

/** Nothing was said against the certificate; of one that had expired by then nothing need be said any more. */
export function goodUntilExpired({ facts: { notAfter } }: Link, { thisUpdate }: Validity): Judgment {
  return notAfter < thisUpdate ? { status: 'unknown', fault: 'certificateExpired' } : { status: 'good' }
}
