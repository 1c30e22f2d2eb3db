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
  params: z.strictObject({
    /** What the page wants to do; all of it when nothing is said. */
    scopes: scopeList.optional(),
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    /** What the person allowed, now or before. */
    scopes: scopeList,
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
