/** The old SO PIN and the new one. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { newPin, pinEntry } from '../schemas.ts'
import { pinTries, problem, tokenForPin } from '../token.ts'

export const changeSoPin = prompt({
  name: 'changeSoPin',
  asks: 'host',
  question: z.strictObject({
    token: tokenForPin,
    /** What is known of the SO PIN's tries. */
    tries: pinTries,
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({ pin: pinEntry, newPin: newPin.nullable() }),
})
