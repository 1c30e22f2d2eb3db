/** The SO PIN, and a new user PIN. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { newPin, pinEntry } from '../schemas.ts'
import { pinTries, problem, tokenForPin } from '../token.ts'

export const unblockPin = prompt({
  name: 'unblockPin',
  asks: 'host',
  question: z.strictObject({ token: tokenForPin, tries: pinTries, problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ soPin: pinEntry, newPin: newPin.nullable() }),
})
