/** `discardKeptSignatures`: forgets what is kept of one request. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { keptRequest } from '../kept-signatures.ts'
import { nothing } from '../schemas.ts'

export const discardKeptSignatures = operation({
  name: 'discardKeptSignatures',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({ request: keptRequest }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
