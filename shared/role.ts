/** The role in which a person says to sign, as a page wants it: shown before they agree, and signed (ETSI EN 319 122-1 section 5.2.6, EN 319 132-1 section 5.2.6, TS 119 182-1 section 5.2.5). */
import * as z from 'zod'
import { limits } from './limits.ts'

/** Nothing that is not seen, or that turns the order of letters: what is signed is what was read. */
export const role = z
  .string()
  .min(1)
  .max(limits.roleCharacters)
  .regex(/^(?!\p{Zs})[^\p{C}\p{Zl}\p{Zp}]+(?<!\p{Zs})$/u, 'a role in plain text')
