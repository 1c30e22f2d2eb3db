/** Deletes an object from a token: a single certificate, or both halves of a key pair. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { tokenObject } from '../token-object.ts'

export const deleteObject = operation({
  name: 'deleteObject',
  callers: ['extension'],
  permission: 'none',
  consent: 'deleteObject',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128), object: z.string().max(128) }),
  hostParams: null,
  progress: null,
  /** Everything that lies on the token now, while its PIN is open anyway. */
  result: z.strictObject({ objects: z.array(tokenObject) }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
