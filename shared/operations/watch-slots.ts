/** All readers, with or without a token, now and after every insertion or removal, until the caller aborts. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { slotDetails } from '../token-details.ts'

export const watchSlots = operation({
  name: 'watchSlots',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: z.array(slotDetails),
  result: z.never(),
  hostResult: null,
  delivery: null,
  timeLimitMs: null,
})
