/** A token bucket: so many at once, filled again at so many a second. The content script and the background each have one. */

/** Takes one token; false when the bucket is empty. */
export type TokenBucket = () => boolean

/**
 * Who is refused so often, and does not stop, gets nothing more: the filling begins again so long after the last refusal.
 * Each token that is filled in forgives some of them, so that who asks a little too often is not taken for a flood; no more are
 * remembered than `most`.
 */
const flood = { refusals: 10, pauseMs: 1_000, forgivenPerToken: 2, most: 40 }

/** `now` in milliseconds, from a clock that does not jump. */
export function tokenBucket(
  { burst, perSecond }: { burst: number; perSecond: number },
  now: () => number = () => performance.now(),
): TokenBucket {
  let tokens = burst
  let filledAt = now()
  let refusals = 0
  return () => {
    const time = now()
    const filled = (Math.max(0, time - filledAt) * perSecond) / 1000
    tokens = Math.min(burst, tokens + filled)
    refusals = Math.max(0, refusals - filled * flood.forgivenPerToken)
    filledAt = Math.max(filledAt, time)
    if (tokens < 1) {
      refusals = Math.min(flood.most, refusals + 1)
      if (refusals >= flood.refusals) filledAt = time + flood.pauseMs
      return false
    }
    tokens -= 1
    return true
  }
}
