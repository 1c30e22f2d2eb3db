/** What our own pages read of the connected tokens, by operations of the host. */
import type { JournalEntry } from '../shared/journal.ts'
import type { Result } from '../shared/operations/index.ts'
import type { TokenSummary } from '../shared/token.ts'
import { call } from './call.ts'
import { isJournalNeeded, profilesOf } from './profiles/profiles.ts'
import type { Load } from './ui/use-loaded.ts'

export interface ReadTokens {
  tokens: Result<'readToken'>[]
  /** Newest first; read only where a key waits for its certificate, or one ends: it tells since when, and which site to turn to. */
  journal: JournalEntry[]
}

export const watchTokens: Load<readonly TokenSummary[]> = (signal, tell) =>
  call('watchTokens', {}, { signal, onProgress: tell })

/** Requests older than so many signatures are no longer looked for. */
const journalLimit = 1_000

/** `listed`: those that are connected. A token that cannot be read just now keeps nobody from seeing the others. */
export async function readTokens(listed: readonly TokenSummary[], signal: AbortSignal): Promise<ReadTokens> {
  const read = await Promise.allSettled(listed.map(({ id }) => call('readToken', { token: id }, { signal })))
  const tokens = read.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  const journal = isJournalNeeded(profilesOf(tokens, new Date()))
    ? await call('readJournal', { limit: journalLimit }, { signal }).catch(() => null)
    : null
  return { tokens, journal: journal?.entries ?? [] }
}
