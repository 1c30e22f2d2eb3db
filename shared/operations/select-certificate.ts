/** `selectCertificate()`: lets the user choose a certificate to share with the page; nothing is signed. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { certificateFilter } from '../certificate-filter.ts'
import { bytes } from '../schemas.ts'
import { tokenSummary } from '../token.ts'

export const selectCertificate = operation({
  name: 'selectCertificate',
  callers: ['page'],
  permission: 'certificates',
  consent: 'selectCertificate',
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: certificateFilter.extend({
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
