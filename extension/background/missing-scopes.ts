/** What `connect()` still has to ask for. */
import { scopes as allScopes, type Scope } from '../../shared/scopes.ts'

/** All scopes when the page named none. */
export const missingScopes = (wanted: readonly Scope[] | undefined, given: readonly Scope[] | null): Scope[] =>
  (wanted ?? allScopes).filter(scope => !given?.includes(scope))
