/** Shall these documents be signed with this certificate? The answer is the consent, good for one use. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { earlierSigned } from '../earlier-signer.ts'
import { bytes, fingerprint, pinEntry } from '../schemas.ts'
import { candidate, problem } from '../token.ts'

/** Place in the request's `documents`. */
const place = z.number().int().nonnegative()
const consent = { token: z.string(), certificate: fingerprint, pin: pinEntry }

export const sign = prompt({
  name: 'sign',
  asks: 'host',
  question: z.strictObject({
    candidates: z.array(candidate),
    problem: problem.nullable(),
    /** The documents that were signed before; none while it is `paused`. */
    earlier: z.array(earlierSigned),
    /**
     * The person agreed, so many are signed, and the rest of the same agreement waits: for the token that was pulled, or for the PIN
     * that its key wants each time. `candidate`: with whose certificate, on which token; no other is offered.
     */
    paused: z
      .strictObject({
        reason: z.enum(['removed', 'pinEachTime']),
        signed: z.number().int(),
        of: z.number().int(),
        candidate,
      })
      .nullable(),
  }),
  typed: z.strictObject({ ...consent, documents: z.array(place).min(1) }),
  answer: z.strictObject({
    ...consent,
    /**
     * What was agreed to: place in the request and digest of the bytes, made by the extension from its own copy with the
     * hash that goes with the candidate's algorithm. A document that the person took out is missing. To a question of what is `paused`
     * all of it once more, or nothing where the person wants no more of them signed.
     */
    documents: z.array(
      z.strictObject({
        index: place,
        digest: bytes,
        /** CRC-32 of the bytes, where documents are put together. */
        checksum: z.number().int().min(0).max(0xffffffff).optional(),
      }),
    ),
  }),
})
