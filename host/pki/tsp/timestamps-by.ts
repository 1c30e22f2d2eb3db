/** The time stamps that a signer of a CMS carries (RFC 3161 appendix A), and which of them counts. */
import { children, readOid } from '../../../shared/der.ts'
import type { VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import { signatureTimestamp } from '../cms/identifiers.ts'
import type { Inside, SignerInfo } from '../cms/read.ts'
import { one, readFields } from '../read-fields.ts'
import { timestampAmong, type Trust } from './timestamp-among.ts'

export const timestampsBy =
  (trust: Trust) =>
  (info: SignerInfo, inside: Inside | undefined): VerifiedTimestamp | null =>
    timestampAmong(
      tokensOf(info).map(token => ({ token, stamped: info.signature })),
      { ...trust, inside },
    )

/** Unsigned attributes are anybody's: what cannot be read among them says nothing. */
function tokensOf({ unsignedAttributes }: SignerInfo): Uint8Array[] {
  if (!unsignedAttributes) return []
  try {
    return children(unsignedAttributes)
      .map(attribute => readFields(attribute, { type: one(0x06), values: one(0x31) }))
      .filter(({ type }) => readOid(type) === signatureTimestamp)
      .flatMap(({ values }) => children(values).map(({ whole }) => whole))
  } catch {
    return []
  }
}
