/** What is typed to confirm that a token may lose something, the same in the window and in the host. No zod: the window needs none. */
import type { TokenSummary } from './token.ts'

/**
 * What a person types to confirm which token is meant: its serial number, and where it has none the first thing that it tells of
 * itself, so that nothing typed never confirms anything.
 */
export const confirmationOf = ({ serialNumber, label, model, manufacturer, id }: TokenSummary): string =>
  [serialNumber, label, model, manufacturer].map(text => text.trim()).find(text => text !== '') ?? id

/** Blanks around it are not seen, and so not compared. */
export const confirms = (typed: string, token: TokenSummary): boolean => typed.trim() === confirmationOf(token)
