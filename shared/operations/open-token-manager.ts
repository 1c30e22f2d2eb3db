/** `openTokenManager()`: opens the token manager at a given task; the calling page learns only that it was opened. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const managerTasks = [
  'tokens',
  'certificates',
  'changePin',
  'unblock',
  'sign',
  'check',
  'journal',
  'readiness',
] as const

export const openTokenManager = operation({
  name: 'openTokenManager',
  callers: ['page'],
  permission: 'origin',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'background',
  params: z.strictObject({
    /** The `id` of a token from `listTokens()`. */
    token: z.string().max(128).optional(),
    /** Where the page of the extension opens. */
    task: z.enum(managerTasks).optional(),
  }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 15_000,
})
