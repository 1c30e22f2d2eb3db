/** `takeKeptSignature`: one signature that no site has got, for the person to save. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { keptRequest } from '../kept-signatures.ts'
import { bytes } from '../schemas.ts'
import { level, parts, place } from './sign.ts'

export const takeKeptSignature = operation({
  name: 'takeKeptSignature',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({
    request: keptRequest,
    /** Of the signature. */
    index: place,
  }),
  hostParams: null,
  progress: null,
  /** `null`: it is kept no longer. */
  result: z
    .strictObject({
      parts,
      level,
      /** Documents that belong inside of it, as far as they are kept. */
      documents: z.array(z.strictObject({ index: place, content: bytes })),
    })
    .nullable(),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
