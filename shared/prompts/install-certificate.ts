/** Shall these certificates be stored on this token, beside the key they belong to? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { fingerprint, pinEntry } from '../schemas.ts'
import { problem, tokenForPin } from '../token.ts'

export const installCertificate = prompt({
  name: 'installCertificate',
  asks: 'host',
  question: z.strictObject({
    /** Tokens that hold a key for one of the certificates; empty while no connected token does. */
    places: z.array(
      z.strictObject({ token: tokenForPin, certificates: z.array(fingerprint), issuers: z.array(fingerprint) }),
    ),
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({ token: z.string(), pin: pinEntry }),
})
