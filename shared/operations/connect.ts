/** `connect()`: asks the user, once per origin, to allow these scopes; resolves also when only some of them were allowed. */
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
    /** What the person allowed of it, now or before; methods of the other scopes reject with `NOT_ALLOWED`. */
    scopes: scopeList,
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
