/** The PIN that opens a token, and a new PIN: which of them are the user's and which the SO's, the operation says. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { newPin, pinEntry } from '../schemas.ts'
import { pinTries, problem, tokenForPin } from '../token.ts'

export const setPin = prompt({
  name: 'setPin',
  asks: 'host',
  question: z.strictObject({
    token: tokenForPin,
    /** What is known of the tries of the PIN that opens. */
    tries: pinTries,
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({ pin: pinEntry, newPin: newPin.nullable() }),
})
