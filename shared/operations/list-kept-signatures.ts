/** `listKeptSignatures`: what is kept of signatures that no site has got, the newest first. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { keptSignatures } from '../kept-signatures.ts'
import { nothing } from '../schemas.ts'

export const listKeptSignatures = operation({
  name: 'listKeptSignatures',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.array(keptSignatures),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
