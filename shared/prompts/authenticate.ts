/** Shall the person log in to this site with this certificate? The answer is the consent, good for one use. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { fingerprint, pinEntry } from '../schemas.ts'
import { candidate, problem } from '../token.ts'

export const authenticate = prompt({
  name: 'authenticate',
  asks: 'host',
  question: z.strictObject({ candidates: z.array(candidate), problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ token: z.string(), certificate: fingerprint, pin: pinEntry }),
})
