/** Shall this object be taken off the token for good? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'
import { tokenObject } from '../token-object.ts'

export const deleteObject = prompt({
  name: 'deleteObject',
  asks: 'host',
  question: z.strictObject({
    token: tokenForPin,
    /** `null`: only the PIN shows it. */
    object: tokenObject.nullable(),
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({
    pin: pinEntry,
    /** The token's serial number, typed by the person when a key goes; else empty. */
    serialNumber: z.string(),
  }),
})
