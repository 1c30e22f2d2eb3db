/** Replaces the user PIN. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const changePin = operation({
  name: 'changePin',
  callers: ['extension'],
  permission: 'none',
  consent: 'setPin',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128) }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
