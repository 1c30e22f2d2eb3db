/** What a page may say of the certificates that it accepts; the person sees the others, too, with the reason why they cannot be chosen. */
import * as z from 'zod'
import { keyUsages } from './certificate.ts'
import { bytes, fingerprint, oid } from './schemas.ts'

const identifier = z.string().min(1).max(64)

export const certificateFilter = z.strictObject({
  /** DER names, or fingerprints of issuing certificates; any of them will do. */
  issuers: z
    .array(z.union([bytes, fingerprint]))
    .min(1)
    .max(64)
    .optional(),
  /** Certificate policies or extended key usages; all of them must be there. */
  policies: z.array(oid).min(1).max(16).optional(),
  /** All of them must be there (RFC 5280 section 4.2.1.3). */
  keyUsage: z.array(z.enum(keyUsages)).min(1).optional(),
  /** The subject's `serialNumber` (IIN, FIN): as it stands there, or without its prefix (`IIN`, `PNOAZ-`). Capitals count: `5xk1a2b` is not `5XK1A2B`. */
  subjectSerialNumber: identifier.optional(),
  /** The subject's `organizationIdentifier`, or an `OU` with a `BIN` (BIN, VÖEN): as it stands there, or without its prefix. Capitals count. */
  organizationIdentifier: identifier.optional(),
})
export type CertificateFilter = z.infer<typeof certificateFilter>
