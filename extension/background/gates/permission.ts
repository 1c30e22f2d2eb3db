/** May it: what the person has allowed this very origin before. Our own pages need no permission. */
import { MohurError } from '../../../shared/errors.ts'
import { operations } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import type { Opened, Permitted } from '../request.ts'

/** @throws MohurError NOT_ALLOWED; where the origin is allowed other things, with the scope that is missing */
export async function permissionGate(opened: Opened, { origins, lastErrors }: Background): Promise<Permitted> {
  const { origin, operation, note, atEnd } = opened
  const noteFailure = (): void => atEnd(failure => lastErrors.note(operation, failure))
  if (origin === null) {
    noteFailure()
    return { ...opened, scopes: null }
  }
  const { permission } = operations[operation]
  const scopes = (await origins.find(origin))?.scopes ?? null
  if (scopes) {
    note('permitted')
    // A stranger cannot push out what the help desk wants to see.
    noteFailure()
  }
  if (permission === 'none') return { ...opened, scopes }
  // Only the presence of a value allows: no entry, no permission.
  if (!scopes) throw new MohurError('NOT_ALLOWED')
  if (permission !== 'origin' && !scopes.includes(permission))
    throw new MohurError('NOT_ALLOWED', { scope: permission })
  await origins.markUsed(origin)
  return { ...opened, scopes }
}
