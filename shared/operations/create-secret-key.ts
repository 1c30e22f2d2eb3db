/** Generates an AES key on the token; its value is never shown. */
import * as z from 'zod'
import { limits } from '../limits.ts'
import { operation } from './operation.ts'
import { tokenObject } from '../token-object.ts'

export const createSecretKey = operation({
  name: 'createSecretKey',
  callers: ['extension'],
  permission: 'none',
  consent: 'enterPin',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    token: z.string().max(128),
    label: z.string().min(1).max(limits.objectLabel),
    bits: z.union([z.literal(128), z.literal(256)]),
  }),
  hostParams: null,
  progress: null,
  /** Everything that lies on the token now, while its PIN is open anyway. */
  result: z.strictObject({ objects: z.array(tokenObject) }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
