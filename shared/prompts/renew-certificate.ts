/** Shall a new key pair be made beside that of this certificate, and its request be signed by both keys? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { fingerprint, pinEntry } from '../schemas.ts'
import { candidate, problem } from '../token.ts'

export const renewCertificate = prompt({
  name: 'renewCertificate',
  asks: 'host',
  /** `candidates`: the certificate that is renewed, on each token that holds its key. */
  question: z.strictObject({ candidates: z.array(candidate), problem: problem.nullable() }),
  typed: null,
  answer: z.strictObject({ token: z.string(), certificate: fingerprint, pin: pinEntry, exportable: z.boolean() }),
})
