/** First initialisation, or formatting: everything on the token is lost, and it gets a label and a user PIN. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const initializeToken = operation({
  name: 'initializeToken',
  callers: ['extension'],
  permission: 'none',
  consent: 'initializeToken',
  mayLeave: 'change',
  pin: 'so',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128) }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 600_000,
})
