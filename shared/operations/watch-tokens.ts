/** `watchTokens()`: the list of tokens now and after every insertion or removal, until the caller aborts. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { tokenSummary } from '../token.ts'

export const watchTokens = operation({
  name: 'watchTokens',
  callers: ['page', 'extension'],
  permission: 'tokens',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: z.array(tokenSummary),
  result: z.never(),
  hostResult: null,
  delivery: null,
  timeLimitMs: null,
})
