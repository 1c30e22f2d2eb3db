/** The queue of requests that ask the person: one is asked at a time, few may wait, and a refusal is heard (T15). */
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'

export interface Turn {
  /** `null`: the person, in our own pages; who is never made to wait for having thought better of it. */
  origin: string | null
  /** The person has not allowed the origin anything. */
  stranger: boolean
  /** A PIN will be asked for. */
  pin: boolean
  signal: AbortSignal
}

export interface Turns {
  /** Resolves when it is the request's turn, with what ends the turn. @throws MohurError REFUSED_RECENTLY and TOO_MANY_REQUESTS, with `waitMs` where that is known */
  wait: (turn: Turn) => Promise<(error: Error | null) => void>
  /** A wrong PIN was typed for the origin. */
  wrongPin: (origin: string | null) => void
}

interface Queued extends Turn {
  begin: () => void
  refuse: (error: Error) => void
}

/** `now` in milliseconds. */
export function openTurns(now: () => number = () => performance.now()): Turns {
  /** The first one has its turn. */
  const queue: Queued[] = []
  const refused = new Map<string | null, { times: number; until: number }>()
  const pinUntil = new Map<string | null, number>()
  /** Wrong PINs of requests that are not over: a right one makes up for them. */
  const wrongPins = new Set<string | null>()

  const checkCoolDown = ({ origin, pin }: Turn): void => {
    if (origin === null) return
    const refusedMs = (refused.get(origin)?.until ?? 0) - now()
    const pinMs = (pin ? (pinUntil.get(origin) ?? 0) : 0) - now()
    const waitMs = Math.ceil(Math.max(refusedMs, pinMs))
    if (waitMs > 0) throw new MohurError(pinMs > refusedMs ? 'TOO_MANY_REQUESTS' : 'REFUSED_RECENTLY', { waitMs })
  }

  const beginFirst = (): void => {
    const [first] = queue
    if (!first) return
    try {
      checkCoolDown(first)
      first.begin()
    } catch (error) {
      first.refuse(error as Error)
      queue.shift()
      beginFirst()
    }
  }

  const leave = (place: Queued): void => {
    const index = queue.indexOf(place)
    queue.splice(index, index < 0 ? 0 : 1)
    if (index === 0) beginFirst()
  }

  const end = (place: Queued, error: Error | null): void => {
    const { origin } = place
    if (error instanceof MohurError && error.code === 'USER_REJECTED') {
      const times = refused.get(origin)?.times ?? 0
      const last = limits.coolDownsMs.length - 1
      refused.set(origin, { times: times + 1, until: now() + (limits.coolDownsMs[Math.min(times, last)] ?? 0) })
    } else if (!error) refused.delete(origin)
    if (error && wrongPins.has(origin)) pinUntil.set(origin, now() + limits.pinCoolDownMs)
    wrongPins.delete(origin)
    leave(place)
  }

  return {
    wait: turn =>
      new Promise((resolve, reject) => {
        checkCoolDown(turn)
        const ofOrigin = queue.filter(({ origin }) => origin === turn.origin).length
        const ofStrangers = queue.filter(({ stranger }) => stranger).length
        const full = turn.stranger && ofStrangers >= limits.strangerQueue
        if (full || ofOrigin >= limits.originQueue || queue.length >= limits.queue) {
          throw new MohurError('TOO_MANY_REQUESTS')
        }
        const place: Queued = { ...turn, begin: () => resolve(error => end(place, error)), refuse: reject }
        queue.push(place)
        turn.signal.addEventListener('abort', () => {
          reject(turn.signal.reason as Error)
          // The first one has begun: its end is told by itself.
          if (queue[0] !== place) leave(place)
        })
        if (queue[0] === place) place.begin()
      }),
    wrongPin: origin => wrongPins.add(origin),
  }
}
