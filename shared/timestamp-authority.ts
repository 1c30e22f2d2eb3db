/** An authority for time stamps (RFC 3161) as one message or setting names it: never by an address that a page gave. */
import * as z from 'zod'
import { limits } from './limits.ts'
import { certificateBytes } from './schemas.ts'

/** As the person, or their administrator, called it. */
export const authorityName = z.string().min(1).max(limits.authorityName)

/** For the host: the name, and DER of the root that its time stamps must lead to. The address stays in the extension. */
export const trustedAuthority = z.strictObject({ name: authorityName, root: certificateBytes })
export type TrustedAuthority = z.infer<typeof trustedAuthority>
