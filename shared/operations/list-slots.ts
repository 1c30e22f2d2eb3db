/** Every reader, with and without a token. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { slotDetails } from '../token-details.ts'

export const listSlots = operation({
  name: 'listSlots',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.array(slotDetails),
  timeLimitMs: 30_000,
})
