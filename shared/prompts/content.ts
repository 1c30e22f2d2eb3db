/** The host needs bytes of a document; the background answers from the copy that the person consented to. */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { limits } from '../limits.ts'
import { bytes } from '../schemas.ts'

export const content = prompt({
  name: 'content',
  asks: 'host',
  answers: 'background',
  question: z.strictObject({
    /** Place in the request's `documents`. */
    index: z.number().int().nonnegative(),
    offset: z.number().int().nonnegative(),
    length: z.number().int().min(1).max(limits.contentChunk),
  }),
  typed: null,
  answer: z.strictObject({ bytes }),
})
