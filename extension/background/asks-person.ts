/** Whether a request will open a window before a person. */
import { operations } from '../../shared/operations/index.ts'
import { scopes as allScopes, type Scope } from '../../shared/scopes.ts'
import type { Permitted } from './request.ts'

/** What `connect()` still has to ask for; all scopes when the page named none. */
export const missingScopes = (wanted: readonly Scope[] | undefined, given: readonly Scope[] | null): Scope[] =>
  (wanted ?? allScopes).filter(scope => !given?.includes(scope))

export function asksPerson(request: Permitted): boolean {
  if (request.operation === 'connect') return missingScopes(request.params.scopes, request.scopes).length > 0
  return operations[request.operation].consent !== null
}
