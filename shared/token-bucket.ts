/** A token bucket: so many at once, filled again at so many a second. The content script and the background each have one. */

/** Takes one token; false when the bucket is empty. */
export type TokenBucket = () => boolean

/** Who is refused so often on end, and does not stop, gets nothing more: the filling begins again so long after the last refusal. */
const flood = { refusals: 10, pauseMs: 1_000 }

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
    tokens = Math.min(burst, tokens + (Math.max(0, time - filledAt) * perSecond) / 1000)
    filledAt = Math.max(filledAt, time)
    if (tokens < 1) {
      if (++refusals >= flood.refusals) filledAt = time + flood.pauseMs
      return false
    }
    refusals = 0
    tokens -= 1
    return true
  }
}
