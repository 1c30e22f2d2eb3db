/** `forgetEnrolment`: the page that asked for it makes a new key the next time. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const forgetEnrolment = operation({
  name: 'forgetEnrolment',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({ origin: z.string(), reference: z.string() }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
