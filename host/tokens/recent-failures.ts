/** A module is set aside when its process fails three times within ten minutes; later, old failures say nothing any more. */

const most = 3
const withinMs = 600_000

export interface RecentFailures {
  note: () => void
  forget: () => void
  tooMany: () => boolean
}

/** `now`: milliseconds of a clock that nobody sets. */
export function recentFailures(now = (): number => performance.now()): RecentFailures {
  let failures: number[] = []
  return {
    note: () => void failures.push(now()),
    forget: () => void (failures = []),
    tooMany: () => {
      failures = failures.filter(at => now() - at < withinMs)
      return failures.length >= most
    },
  }
}
