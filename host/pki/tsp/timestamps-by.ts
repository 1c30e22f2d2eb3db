/** The time stamps that a signer of a CMS carries (RFC 3161 appendix A), and which of them counts. */
import type { VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import { signatureTimestamp } from '../cms/identifiers.ts'
import type { SignerInfo } from '../cms/read.ts'
import { unsignedValues } from '../cms/unsigned-values.ts'
import type { Inside } from '../revocation/inside.ts'
import { timestampAmong, type Trust } from './timestamp-among.ts'

export const timestampsBy =
  (trust: Trust) =>
  (info: SignerInfo, inside: Inside | undefined): VerifiedTimestamp | null =>
    timestampAmong(
      unsignedValues(info, signatureTimestamp).map(({ whole: token }) => ({ token, stamped: info.signature })),
      { ...trust, inside },
    )
