/** Withdraws all permissions of an origin. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const revokeOrigin = operation({
  name: 'revokeOrigin',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'background',
  params: z.strictObject({ origin: z.string().max(512) }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 15_000,
})
