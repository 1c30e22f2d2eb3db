/** The PIN of this token, for what the person has just asked for in our own pages. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const enterPin = prompt({
  name: 'enterPin',
  asks: 'host',
  question: z.strictObject({ token: tokenForPin, problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ pin: pinEntry }),
})
