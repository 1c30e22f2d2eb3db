/** `connect()`: the person is asked once whether an origin may use these scopes. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { scopes } from './operation.ts'

export const scopeList = z.array(z.enum(scopes)).min(1).max(scopes.length)

export const connect = operation({
  name: 'connect',
  callers: ['page'],
  permission: 'none',
  consent: 'allowOrigin',
  pin: 'none',
  runs: 'background',
  params: z.strictObject({ scopes: scopeList.optional() }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ scopes: scopeList }),
  timeLimitMs: 300_000,
})
