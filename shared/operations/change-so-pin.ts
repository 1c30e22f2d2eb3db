/** Replaces the SO PIN. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const changeSoPin = operation({
  name: 'changeSoPin',
  callers: ['extension'],
  permission: 'none',
  consent: 'setPin',
  mayLeave: 'change',
  pin: 'so',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128) }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
