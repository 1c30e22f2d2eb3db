/** Which certificate shall the page see? Asked anew whenever a token comes or goes. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { fingerprint } from '../schemas.ts'
import { candidate, problem } from '../token.ts'

export const selectCertificate = prompt({
  name: 'selectCertificate',
  asks: 'host',
  question: z.strictObject({ candidates: z.array(candidate), problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ token: z.string(), certificate: fingerprint }),
})
