/** Changes the label, where the module supports it; elsewhere only formatting can. */
import * as z from 'zod'
import { limits } from '../limits.ts'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const renameToken = operation({
  name: 'renameToken',
  callers: ['extension'],
  permission: 'none',
  consent: 'enterPin',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    token: z.string().max(128),
    /** 32 bytes of UTF-8 at most, as CK_TOKEN_INFO holds it. */
    label: z
      .string()
      .min(1)
      .refine(label => new TextEncoder().encode(label).length <= limits.tokenLabel),
  }),
  hostParams: null,
  progress: null,
  result: nothing,
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
