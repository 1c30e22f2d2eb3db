/** `listTokens()`: the tokens that are connected now. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { tokenSummary } from '../token.ts'

export const listTokens = operation({
  name: 'listTokens',
  callers: ['page', 'extension'],
  permission: 'tokens',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.array(tokenSummary),
  hostResult: null,
  delivery: null,
  timeLimitMs: 30_000,
})
