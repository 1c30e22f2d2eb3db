/** The roots of authorities that were set up, by which the background has signed files judged: here they are only shown. */
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import type { Authority } from '../../authorities.ts'

export interface KeptRoot {
  /** Name of the authority. */
  authority: string
  /** DER. */
  root: Bytes
}

export const keptRootsOf = (authorities: readonly Pick<Authority, 'name' | 'roots'>[]): KeptRoot[] =>
  authorities.flatMap(({ name, roots }) => roots.map(root => ({ authority: name, root })))

/** Whether files that were checked by the one would be judged alike by the other. */
export const areSameRoots = (before: readonly KeptRoot[], now: readonly KeptRoot[]): boolean =>
  before.length === now.length && before.every(({ root }, at) => equalBytes(root, now[at]?.root ?? new Uint8Array()))
