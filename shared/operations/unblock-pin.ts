/** The SO sets a new user PIN on a token whose PIN is locked or forgotten; nothing on it is lost. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const unblockPin = operation({
  name: 'unblockPin',
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
