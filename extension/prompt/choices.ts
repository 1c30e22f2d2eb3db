/** What the person has chosen in this window so far. It outlives a wrong PIN: the next question starts from it. */
import type { Scope } from '../../shared/scopes.ts'

export interface Choices {
  /** The `id` of a token; `null`: none chosen. */
  token: string | null
  /** A certificate on that token, by fingerprint. */
  certificate: string | null
  /** Places of the documents that were taken out. */
  removed: ReadonlySet<number>
  /** Places of the documents that were drawn to their end. */
  read: ReadonlySet<number>
  /** Places of the documents that were opened and contradict themselves, and of those that shall be signed all the same. */
  doubtful: ReadonlySet<number>
  knownDoubts: ReadonlySet<number>
  /** The document that is open in the list. */
  open: number | null
  exportable: boolean
  /** What the token shall be called; `null`: nothing was typed yet. */
  label: string | null
  /** From which token a certificate that is taken out of use goes as well, by its `id`; `null`: from none. */
  removeFrom: string | null
  /** Typed to confirm which token is meant. */
  serialNumber: string
  /** The person agreed a second time. */
  agreed: boolean
  pinChangeBy: 'user' | 'so' | 'both'
  /** Permissions that the person struck out. */
  refused: ReadonlySet<Scope>
}

export const noChoices: Choices = {
  token: null,
  certificate: null,
  removed: new Set(),
  read: new Set(),
  doubtful: new Set(),
  knownDoubts: new Set(),
  open: null,
  exportable: false,
  label: null,
  removeFrom: null,
  serialNumber: '',
  agreed: false,
  pinChangeBy: 'user',
  refused: new Set(),
}

/** The set with the member added or taken away. */
export function withMember<T>(set: ReadonlySet<T>, member: T, present: boolean): ReadonlySet<T> {
  const changed = new Set(set)
  if (present) changed.add(member)
  else changed.delete(member)
  return changed
}
