/** The shape of a prompt: a question to the person that goes up a request's channel, and the answer that comes down it. */
import type * as z from 'zod'

export interface Prompt {
  name: string
  /** Who asks. */
  asks: 'background' | 'host'
  question: z.ZodType
  /** What the prompt window sends, when the background completes it from its own copy of the request; else the answer. */
  typed: z.ZodType | null
  /** What the asker receives. */
  answer: z.ZodType
}

export const prompt = <const T extends Prompt>(definition: T): T => definition
