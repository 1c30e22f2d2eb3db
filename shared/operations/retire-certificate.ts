/** `retireCertificate()`: takes a certificate out of use, and removes it with its key from a token where the person wants that. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { certificateBytes } from '../schemas.ts'

export const retireCertificate = operation({
  name: 'retireCertificate',
  callers: ['page'],
  permission: 'request',
  consent: 'retireCertificate',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    /** DER of the certificate. Its token need not be connected; then it is only taken out of use. */
    certificate: certificateBytes,
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    /** It is not offered for signing any more; the person alone can undo that. */
    retired: z.literal(true),
    /** The person had it removed from a token, and its key as well unless another certificate there uses it. */
    removed: z.boolean(),
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
