/** A token as pages and screens see it: without what only the PIN field needs to know. */
import type { TokenForPin, TokenSummary } from '../../shared/token.ts'

export function withoutPin(token: TokenForPin): TokenSummary {
  const { pin: _, ...summary } = token
  return summary
}
