/** `selectCertificate()`: lets the user choose a certificate to share with the page; nothing is signed. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { keyUsages } from '../certificate.ts'
import { bytes, fingerprint, oid } from '../schemas.ts'
import { tokenSummary } from '../token.ts'

export const selectCertificate = operation({
  name: 'selectCertificate',
  callers: ['page'],
  permission: 'certificates',
  consent: 'selectCertificate',
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({
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
    /** When it must be valid; now, unless told otherwise. */
    validAt: z.date().optional(),
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    /** DER. */
    certificate: bytes,
    /** DER of the issuers that were found, the certificate's own first. */
    chain: z.array(bytes),
    /** Where it lies with its key. */
    token: tokenSummary,
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
