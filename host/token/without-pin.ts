/** A token as pages and screens see it: without what only the PIN field needs to know. */
import type { TokenForPin, TokenSummary } from '../../shared/token.ts'

export function withoutPin({ pin: _, ...summary }: TokenForPin): TokenSummary {
  return summary
}
