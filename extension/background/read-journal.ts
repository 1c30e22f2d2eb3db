/** The newest lines of the journal, for the background itself: no page asks, a press of the person does. */
import { MohurError } from '../../shared/errors.ts'
import { journalPage, type JournalEntry } from '../../shared/journal.ts'
import type { ChannelEvents, HostLink } from './host-link.ts'

const limit = 1_000

const misbehaves = (): never => {
  throw new MohurError('HOST_MISBEHAVED')
}
/** The journal asks for nothing, and comes at once. */
const nothingElse: Omit<ChannelEvents, 'result' | 'error'> = {
  ask: misbehaves,
  read: misbehaves,
  consult: misbehaves,
  progress: misbehaves,
  delivery: misbehaves,
}

/** Newest first. Starts the host unless it runs. @throws MohurError HOST_… */
export async function readJournal({ ready }: Pick<HostLink, 'ready'>): Promise<JournalEntry[]> {
  const host = await ready()
  return new Promise((resolve, reject) => {
    const opening = { operation: 'readJournal', origin: null, params: { limit } }
    const channel = host.open(opening, {
      ...nothingElse,
      result: told => {
        resolve(journalPage.parse(told).entries)
        // The channel counts as answered only after this.
        queueMicrotask(() => channel.received())
      },
      error: reject,
    })
  })
}
