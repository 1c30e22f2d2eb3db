/** A key of the software token that was made exportable, with its certificates, as PKCS#12. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { bytes } from '../schemas.ts'

export const exportKeyFile = operation({
  name: 'exportKeyFile',
  callers: ['extension'],
  permission: 'none',
  consent: 'exportKeyFile',
  mayLeave: 'nothing',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128), keyId: z.string().max(128) }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ file: bytes }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
