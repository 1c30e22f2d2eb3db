/** Imports certificates from files: each goes with its key, together with its issuers. A certificate whose key is not on the token is accepted only if it is a CA certificate. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { limits } from '../limits.ts'
import { certificateBytes } from '../schemas.ts'

export const importCertificates = operation({
  name: 'importCertificates',
  callers: ['extension'],
  permission: 'none',
  consent: 'enterPin',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    token: z.string().max(128),
    /** Each entry is DER, PEM or PKCS#7. */
    certificates: z.array(certificateBytes).min(1).max(limits.certificates),
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ imported: z.number().int() }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
