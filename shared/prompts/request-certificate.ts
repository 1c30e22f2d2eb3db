/** Shall a key pair be made on this token and a request signed with it? A token without a PIN gets its first one here. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { errorMessage, pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const requestCertificate = prompt({
  name: 'requestCertificate',
  asks: 'host',
  question: z.strictObject({
    tokens: z.array(
      z.strictObject({
        token: tokenForPin,
        /** The person chooses the PIN now: a software token that is used for the first time. */
        newPin: z.boolean(),
        obstacle: errorMessage.shape.code.nullable(),
      }),
    ),
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({ token: z.string(), pin: pinEntry, exportable: z.boolean() }),
})
