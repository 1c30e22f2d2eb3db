/** The readers on this computer, each with the token in it or empty. */
import type { SlotDetails } from '../../shared/token-details.ts'
import type { TokenSummary } from '../../shared/token.ts'

/** `slot` is `null` where a token is known and its reader is not yet. */
export interface Reader {
  slot: SlotDetails | null
  token: TokenSummary | null
}

/** Readers as the modules list them, and tokens whose reader is not known yet. */
export function readersOf(slots: readonly SlotDetails[], tokens: readonly TokenSummary[]): Reader[] {
  const here = slots.map(slot => ({ slot, token: tokens.find(({ id }) => id === slot.token?.id) ?? null }))
  const placed = new Set(here.map(({ token }) => token?.id))
  return [...here, ...tokens.filter(({ id }) => !placed.has(id)).map(token => ({ slot: null, token }))]
}
