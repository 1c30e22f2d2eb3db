/** The shape of an operation: one literal holds everything the gates, the host and the documentation must know. */
import type * as z from 'zod'
import type { PromptName } from '../prompts/index.ts'
import type { Scope } from '../scopes.ts'

export interface Operation {
  name: string
  /** Who may call it: a web page, our own extension pages, or both. */
  callers: readonly ('page' | 'extension')[]
  /** The permission a page needs: none, any (the origin is known), or a scope. */
  permission: 'none' | 'origin' | Scope
  /** The prompt that carries the person's consent; `null` when none is asked. */
  consent: PromptName | null
  /**
   * What is there, or half there, when it is broken off after the person agreed: a signature, or a change of the token. From then on
   * nobody is told that nothing happened, and the clock is that of each call to the token.
   */
  mayLeave: 'nothing' | 'signature' | 'change'
  pin: 'none' | 'user' | 'so'
  /** Where the work is done. */
  runs: 'background' | 'host'
  params: z.ZodType
  /** What the host is told when the bytes of documents stay behind (it asks for them piece by piece); `null`: the params. */
  hostParams: z.ZodType | null
  /** `null`: reports no progress. */
  progress: z.ZodType | null
  result: z.ZodType
  /** What the host answers when the bytes of documents stay behind: the extension makes the result of it; `null`: the result. */
  hostResult: z.ZodType | null
  /**
   * What the host hands over while it makes it, so that nobody keeps it until the end: `index` of each names its place, and the result
   * has `null` there. `null`: all of it comes with the result.
   */
  delivery: z.ZodType<readonly { index: number }[]> | null
  /** From the page's call until the person agrees or the answer is there, in milliseconds; `null`: until it is aborted. */
  timeLimitMs: number | null
}

/** Keeps the literal's exact types. No field has a default, so nothing is allowed by forgetting. */
export const operation = <const T extends Operation>(definition: T): T => definition
