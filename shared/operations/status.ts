/** `status()`: reports what is installed. Without permission a page learns only the version and the protocol. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const hostState = z.enum(['ready', 'missing', 'outdated', 'unknown'])

export const status = operation({
  name: 'status',
  callers: ['page', 'extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'background',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.strictObject({ version: z.string(), protocol: z.number(), host: hostState }),
  hostResult: null,
  timeLimitMs: 15_000,
})
