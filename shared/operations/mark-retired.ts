/** Takes a certificate out of use, or lets it be used again: a mark of the person on this computer, nothing on its token changes. */
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
  timeLimitMs: 15_000,
})
