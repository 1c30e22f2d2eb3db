/** What authorities give to each signature of a request, and how it goes on where something is not to be had: never silently without it. */
import type { MohurError } from '../../shared/errors.ts'

export interface Giving<Asked, Given> {
  /** `null` where a signature without it will do. @throws what stands in its way otherwise */
  to: (asked: Asked) => Promise<Given | null>
  /** What is given decides whether a signature is handed over. */
  readonly decides: boolean
  /** It decides, and nothing was given the last time: no more than one document is to be signed at once. */
  readonly isDoubtful: boolean
  /** Nothing more is asked for: what is signed from now on would be signed for nobody. */
  readonly isGivenUp: boolean
}

interface Terms {
  mayLack: boolean
  /** What is in the way of one document; everything else ends the request. */
  isFault: (error: unknown) => error is MohurError
  signal: AbortSignal
}

/** After so many faults in a row nobody is asked any more: each may have taken ten seconds, and there may be thousands of documents. */
const patience = 2

export function openGiving<Asked, Given>(
  ask: (asked: Asked) => Promise<Given>,
  { mayLack, isFault, signal }: Terms,
): Giving<Asked, Given> {
  let faults = 0
  let given = false
  let fault: unknown = null
  return {
    async to(asked) {
      try {
        if (faults >= patience) throw fault
        const one = await ask(asked)
        faults = 0
        given = true
        return one
      } catch (error) {
        signal.throwIfAborted()
        if (!isFault(error)) throw error
        if (error !== fault) faults += 1
        fault = error
        given = false
        if (mayLack) return null
        throw error
      }
    },
    decides: !mayLack,
    get isDoubtful() {
      return !mayLack && !given
    },
    get isGivenUp() {
      return !mayLack && faults >= patience
    },
  }
}
