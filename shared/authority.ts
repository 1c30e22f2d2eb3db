/** Authorities that were set up, as messages name them: never by an address, which stays in the extension. */
import * as z from 'zod'
import { limits } from './limits.ts'
import { certificateBytes } from './schemas.ts'

/** As the person, or their administrator, called it. */
export const authorityName = z.string().min(1).max(limits.authorityName)

/** For the host: the name, and DER of what it is believed by: its time stamps must lead to one of these. */
export const trustedAuthority = z.strictObject({
  name: authorityName,
  certificates: z.array(certificateBytes).min(1).max(limits.authorityCertificates),
})
export type TrustedAuthority = z.infer<typeof trustedAuthority>

/** One that tells of the certificates under one of its own: by OCSP, by a list, or both. */
export const revocationAuthority = trustedAuthority.extend({ ocsp: z.boolean(), crl: z.boolean() })
export type RevocationAuthority = z.infer<typeof revocationAuthority>
