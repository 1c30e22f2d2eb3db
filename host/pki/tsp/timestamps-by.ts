/** The time stamps that a signer of a CMS carries (RFC 3161 appendix A), and which of them counts. */
import { children, readOid } from '../../../shared/der.ts'
import { limits } from '../../../shared/limits.ts'
import type { VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import { signatureTimestamp } from '../cms/identifiers.ts'
import type { SignerInfo } from '../cms/read.ts'
import type { ToVerify } from '../format.ts'
import { one, readFields } from '../read-fields.ts'
import { judgeTimestamp } from './judge-timestamp.ts'

/** Of those that hold the earliest, otherwise the first; `null` when there is none. */
export const timestampsBy =
  ({ roots, timestampRoots = [], now }: Pick<ToVerify, 'roots' | 'timestampRoots' | 'now'>) =>
  (info: SignerInfo): VerifiedTimestamp | null => {
    const judged = tokensOf(info).map(token => {
      const { nonce: _, ...verified } = judgeTimestamp(token, {
        stamped: info.signature,
        roots: [...roots, ...timestampRoots],
        now,
      })
      return verified
    })
    const [earliest] = judged.filter(({ valid }) => valid).toSorted((a, b) => Number(a.time) - Number(b.time))
    return earliest ?? judged[0] ?? null
  }

/** Unsigned attributes are anybody's: what cannot be read among them says nothing, and a bounded number is looked at. */
function tokensOf({ unsignedAttributes }: SignerInfo): Uint8Array[] {
  if (!unsignedAttributes) return []
  try {
    return children(unsignedAttributes)
      .map(attribute => readFields(attribute, { type: one(0x06), values: one(0x31) }))
      .filter(({ type }) => readOid(type) === signatureTimestamp)
      .flatMap(({ values }) => children(values).map(({ whole }) => whole))
      .slice(0, limits.timestamps)
  } catch {
    return []
  }
}
