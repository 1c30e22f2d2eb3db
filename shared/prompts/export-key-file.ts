/** The PIN of the software token, and a password for the file. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { newPin, pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const exportKeyFile = prompt({
  name: 'exportKeyFile',
  asks: 'host',
  question: z.strictObject({ token: tokenForPin, problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ pin: pinEntry, password: newPin }),
})
