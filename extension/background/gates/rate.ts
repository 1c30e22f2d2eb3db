/** How often: a bucket of tokens for each origin (T45). Our own pages need none. */
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { tokenBucket } from '../../../shared/token-bucket.ts'
import type { Background } from '../background.ts'
import type { Known } from '../request.ts'

/** Buckets that are kept; the one made first goes first. */
const maxBuckets = 1_000

/** @throws MohurError TOO_MANY_REQUESTS */
export function rateGate({ origin }: Known, { rates }: Background): void {
  if (origin === null) return
  const take = rates.get(origin) ?? tokenBucket({ burst: limits.rateBurst, perSecond: limits.ratePerSecond })
  rates.set(origin, take)
  const [oldest] = rates.keys()
  if (rates.size > maxBuckets && oldest !== undefined) rates.delete(oldest)
  if (!take()) throw new MohurError('TOO_MANY_REQUESTS')
}
