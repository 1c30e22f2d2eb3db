/** All objects of a token, including those visible only after login. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { tokenObject } from '../token-object.ts'

export const readPrivateObjects = operation({
  name: 'readPrivateObjects',
  callers: ['extension'],
  permission: 'none',
  consent: 'enterPin',
  mayLeave: 'nothing',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({ token: z.string().max(128) }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    objects: z.array(tokenObject),
    /** The PIN that was typed is the one the family leaves the factory with. */
    factoryPin: z.boolean(),
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
