/** What the host tells of slots to a watch of our own pages, until it is ended. */
import assert from 'node:assert/strict'
import type { SlotDetails } from '../../shared/token-details.ts'
import type { HostProcess } from './host-process.ts'
import { until } from './until.ts'

export interface Watch {
  /** Each list that was told, in order. */
  told: readonly SlotDetails[][]
  /** Waits until the last list is so, at most `limitMs`. */
  seen: (what: string, is: (slots: SlotDetails[]) => boolean, limitMs?: number) => Promise<SlotDetails[]>
  end: () => Promise<void>
}

export function watchSlots(host: HostProcess): Watch {
  const told: SlotDetails[][] = []
  const abort = new AbortController()
  const watching = host.call(
    'watchSlots',
    {},
    { origin: null, signal: abort.signal, progress: list => void told.push(list as SlotDetails[]) },
  )
  watching.catch(() => {})
  return {
    told,
    seen: (what, is, limitMs) =>
      until(
        what,
        () => {
          const last = told.at(-1)
          return last && is(last) ? last : null
        },
        limitMs,
      ),
    end: async () => {
      abort.abort()
      await assert.rejects(watching, { code: 'ABORTED' })
    },
  }
}

/** The readers as they are now. */
export async function slotsOf(host: HostProcess): Promise<SlotDetails[]> {
  const watch = watchSlots(host)
  const slots = await watch.seen('the readers are told', () => true)
  await watch.end()
  return slots
}
