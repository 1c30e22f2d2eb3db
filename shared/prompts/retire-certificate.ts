/** Shall this certificate be taken out of use, and also go from a token with its key? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const retireCertificate = prompt({
  name: 'retireCertificate',
  asks: 'host',
  question: z.strictObject({
    /** The connected tokens that hold it. `keyStays`: another certificate there uses its key. */
    places: z.array(z.strictObject({ token: tokenForPin, keyStays: z.boolean() })),
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({
    /** From which it is removed; `null`: from none, and no PIN is typed. */
    token: z.string().nullable(),
    pin: pinEntry,
    /** The token's serial number, typed by the person; empty where nothing is removed. */
    serialNumber: z.string(),
  }),
})
