/** A data object (CKO_DATA) with a value chosen by the user. */
import * as z from 'zod'
import { limits } from '../limits.ts'
import { operation } from './operation.ts'
import { bytes } from '../schemas.ts'
import { tokenObject } from '../token-object.ts'

export const createDataObject = operation({
  name: 'createDataObject',
  callers: ['extension'],
  permission: 'none',
  consent: 'enterPin',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    token: z.string().max(128),
    label: z.string().min(1).max(limits.objectLabel),
    application: z.string().max(limits.objectLabel),
    value: bytes.refine(value => value.length <= limits.dataObject),
    private: z.boolean(),
  }),
  hostParams: null,
  progress: null,
  /** Everything that lies on the token now, while its PIN is open anyway. */
  result: z.strictObject({ objects: z.array(tokenObject) }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
