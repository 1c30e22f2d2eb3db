/** Stops or resumes offering a certificate for signing: a local setting; nothing on the token changes. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { certificateBytes, nothing } from '../schemas.ts'

export const markRetired = operation({
  name: 'markRetired',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({ certificate: certificateBytes, retired: z.boolean() }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 15_000,
})
