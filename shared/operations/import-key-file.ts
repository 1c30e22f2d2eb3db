/** A key with its certificates from a .pfx or .p12 file (PKCS#12, RFC 7292) into the software token. */
import * as z from 'zod'
import { limits } from '../limits.ts'
import { operation } from './operation.ts'
import { bytes, namePart } from '../schemas.ts'

export const importKeyFile = operation({
  name: 'importKeyFile',
  callers: ['extension'],
  permission: 'none',
  consent: 'importKeyFile',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    token: z.string().max(128),
    file: bytes.refine(file => file.length > 0 && file.length <= limits.keyFile),
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ subject: z.array(namePart) }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
