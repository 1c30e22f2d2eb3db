/** The signatures of a batch on their way out: they go as they are made, several together where they are made quickly, and only the last ones wait for the result. */
import { limits } from '../../shared/limits.ts'
import type { Delivery } from '../../shared/operations/index.ts'
import type { SignatureLevel, SignatureParts } from '../../shared/operations/sign.ts'
import type { Keeping } from '../undelivered/keeping.ts'
import type { HostRequest } from './handler.ts'

interface MadeSignature {
  parts: SignatureParts
  level: SignatureLevel
}

export interface Delivering {
  add: (index: number, made: MadeSignature) => void
  /** What waits is kept, whatever comes of the request. */
  keep: () => void
  /** Of the document at this place: `null` when it was delivered, `undefined` when there is none. */
  resultOf: (index: number) => MadeSignature | null | undefined
  /** How many were added. */
  readonly count: number
}

/** In milliseconds; quick tokens fill a message in less. */
const waitMs = 300

/** `now` in milliseconds. */
export function openDelivering(
  { deliver }: Pick<HostRequest<'sign'>, 'deliver'>,
  keeping: Pick<Keeping, 'add'>,
  now: () => number = () => performance.now(),
): Delivering {
  /** When the first of those that wait was added. */
  let since = 0
  const delivered = new Set<number>()
  let waiting: Delivery<'sign'> = []
  let bytes = 0
  let kept = 0
  const keep = (): void => {
    keeping.add(waiting.slice(kept))
    kept = waiting.length
  }
  const send = (): void => {
    keep()
    deliver(waiting)
    for (const { index } of waiting) delivered.add(index)
    waiting = []
    kept = 0
    bytes = 0
  }
  return {
    add(index, { parts, level }) {
      const size = sizeOf(parts)
      const isFull = waiting.length === limits.deliveredTogether || bytes + size > limits.deliveryBytes
      const isLate = now() - since > waitMs
      if (waiting.length > 0 && (isFull || isLate)) send()
      if (waiting.length === 0) since = now()
      waiting.push({ index, parts, level })
      bytes += size
    },
    keep,
    resultOf(index) {
      if (delivered.has(index)) return null
      const last = waiting.find(one => one.index === index)
      return last && { parts: last.parts, level: last.level }
    },
    get count() {
      return delivered.size + waiting.length
    },
  }
}

const sizeOf = (parts: SignatureParts): number =>
  parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : 0), 0)
