/** A token bucket: so many at once, filled again at so many a second. The content script and the background each have one. */

/** Takes one token; false when the bucket is empty. */
export type TokenBucket = () => boolean

/** `now` in milliseconds, from a clock that does not jump. */
export function tokenBucket(
  { burst, perSecond }: { burst: number; perSecond: number },
  now: () => number = () => performance.now(),
): TokenBucket {
  let tokens = burst
  let filledAt = now()
  return () => {
    const time = now()
    tokens = Math.min(burst, tokens + ((time - filledAt) * perSecond) / 1000)
    filledAt = time
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
