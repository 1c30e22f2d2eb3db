/** `connect()`: asks the user, once per origin, to allow these scopes. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { scopeList } from '../scopes.ts'

export const connect = operation({
  name: 'connect',
  callers: ['page'],
  permission: 'none',
  consent: 'allowOrigin',
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'background',
  params: z.strictObject({ scopes: scopeList.optional() }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ scopes: scopeList }),
  hostResult: null,
  timeLimitMs: 300_000,
})
