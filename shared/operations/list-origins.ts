/** The origins that the person has allowed, for the manager's list of sites. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { scopeList } from '../scopes.ts'

export const listOrigins = operation({
  name: 'listOrigins',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'background',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.array(
    z.strictObject({ origin: z.string(), scopes: scopeList, allowedAt: z.date(), usedAt: z.date().nullable() }),
  ),
  hostResult: null,
  delivery: null,
  timeLimitMs: 15_000,
})
