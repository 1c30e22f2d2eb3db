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
  params: z.strictObject({
    /** Each entry is DER, PEM or PKCS#7; in any order, with or without their issuers. */
    certificates: z.array(certificateBytes).min(1).max(limits.certificates),
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    /** One for each certificate that was stored beside its key. */
    installed: z.array(
      z.strictObject({
        /** The subject's name, attribute by attribute. */
        subject: z.array(namePart),
        /** Where it was stored. */
        token: z.strictObject({
          /** As the token names itself. */
          label: z.string(),
          /** As the token's maker has it. */
          serialNumber: z.string(),
        }),
      }),
    ),
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
