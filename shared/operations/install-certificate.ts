/** `installCertificate()`: stores an issued certificate and its chain on the token that holds its key. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { limits } from '../limits.ts'
import { certificateBytes, namePart } from '../schemas.ts'

export const installCertificate = operation({
  name: 'installCertificate',
  callers: ['page'],
  permission: 'request',
  consent: 'installCertificate',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  /** Each entry is DER, PEM or PKCS#7. */
  params: z.strictObject({ certificates: z.array(certificateBytes).min(1).max(limits.certificates) }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    installed: z.array(
      z.strictObject({
        subject: z.array(namePart),
        token: z.strictObject({ label: z.string(), serialNumber: z.string() }),
      }),
    ),
  }),
  hostResult: null,
  timeLimitMs: 300_000,
})
