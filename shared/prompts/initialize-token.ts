/** Shall this token be made ready for use, and everything that is on it be lost for good? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { newPin, pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'
import { tokenDetails } from '../token-details.ts'
import { tokenObject } from '../token-object.ts'

export const initializeToken = prompt({
  name: 'initializeToken',
  asks: 'host',
  question: z.strictObject({
    token: tokenForPin,
    details: tokenDetails,
    /** What will be lost, as far as it shows without a PIN. */
    losses: z.array(tokenObject),
    /** A valid certificate with its key is among them: the person must agree twice. */
    losesValidCertificate: z.boolean(),
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({
    /** `null` on a token without an SO PIN. */
    soPin: pinEntry.nullable(),
    newPin: newPin.nullable(),
    /** Empty for a token without a name. */
    label: z.string(),
    /** The serial number, typed by the person, unless the token was never initialised. */
    serialNumber: z.string(),
    /** The second agreement. */
    losesValidCertificate: z.boolean(),
    pinChangeBy: z.enum(['user', 'so', 'both']).nullable(),
  }),
})
