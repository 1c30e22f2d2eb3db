/** Everything a token reports about itself, and the objects visible without a PIN. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { tokenDetails } from '../token-details.ts'
import { tokenObject } from '../token-object.ts'

export const readToken = operation({
  name: 'readToken',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128) }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ details: tokenDetails, objects: z.array(tokenObject) }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 30_000,
})
