/** The password of a key file, and the PIN of the software token that takes it. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { bytes, pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const importKeyFile = prompt({
  name: 'importKeyFile',
  asks: 'host',
  question: z.strictObject({ token: tokenForPin, newPin: z.boolean(), problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({
    /** UTF-8; empty when the file has none. */
    password: bytes,
    pin: pinEntry,
    exportable: z.boolean(),
  }),
})
