/** Which kind of line of the journal it is; without the schemas, for our own pages. */
import type { AnyRecord } from './journal.ts'

/** A signature has no kind: the first lines of all were of nothing else. */
export const isWrongPin = <R extends AnyRecord>(record: R): record is Extract<R, { kind: 'wrongPin' }> =>
  'kind' in record
