/** The old user PIN and the new one. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { newPin, pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const changePin = prompt({
  name: 'changePin',
  asks: 'host',
  question: z.strictObject({ token: tokenForPin, problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ pin: pinEntry, newPin: newPin.nullable() }),
})
