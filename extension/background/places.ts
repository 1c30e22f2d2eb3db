/** How many requests of one origin that ask nobody are under way at once (T53): the rest waits, and a few may wait. */
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'

interface Asked {
  /** `null`: our own pages, which need no place. */
  origin: string | null
  /** Goes on until it is aborted: it takes no place from those that end, and none is waited for. */
  lasting: boolean
  signal: AbortSignal
}

export interface Places {
  /** Resolves when there is a place, with what gives it back. @throws MohurError TOO_MANY_REQUESTS, and why it was aborted */
  wait: (asked: Asked) => Promise<() => void>
}

interface OfOrigin {
  taken: number
  lasting: number
  waiting: Set<() => void>
}

export function openPlaces(): Places {
  const origins = new Map<string, OfOrigin>()

  const leave = (origin: string, kind: 'taken' | 'lasting'): void => {
    const of = origins.get(origin)
    if (!of) return
    of[kind] -= 1
    const [next] = of.waiting
    if (kind === 'taken' && next) next()
    if (of.taken + of.lasting + of.waiting.size === 0) origins.delete(origin)
  }

  return {
    wait: ({ origin, lasting, signal }) =>
      new Promise((resolve, reject) => {
        if (origin === null) return resolve(() => undefined)
        const of = origins.get(origin) ?? { taken: 0, lasting: 0, waiting: new Set() }
        const kind = lasting ? 'lasting' : 'taken'
        if (lasting ? of.lasting >= limits.originWaiting : of.waiting.size >= limits.originWaiting) {
          throw new MohurError('TOO_MANY_REQUESTS')
        }
        origins.set(origin, of)
        const begin = (): void => {
          of.waiting.delete(begin)
          of[kind] += 1
          resolve(() => leave(origin, kind))
        }
        if (lasting || of.taken < limits.originOpen) return begin()
        of.waiting.add(begin)
        signal.addEventListener('abort', () => {
          of.waiting.delete(begin)
          reject(signal.reason as Error)
        })
      }),
  }
}
