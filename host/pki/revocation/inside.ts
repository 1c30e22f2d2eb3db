/** What a signature holds to be judged by and nobody signed: certificates of issuers, and what tells of revocation. */
import type { Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { RevocationValue } from './revocation-values.ts'

export interface Inside {
  /** DER. */
  certificates: readonly Bytes[]
  values: readonly RevocationValue[]
}

/** Of several together. Whoever put it there, no more is looked at than a signature needs. */
export function boundedInside(all: readonly Inside[]): Inside {
  let left = limits.revocationInside
  const values = all.flatMap(inside => inside.values).slice(0, limits.revocationValues)
  return {
    certificates: all.flatMap(inside => inside.certificates),
    values: values.filter(({ value }) => (left -= value.length) >= 0),
  }
}
