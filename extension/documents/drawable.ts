/** Whether fields can be drawn within a moment: whatever a file holds, the window stays in the person's hand. */
import { escapesIn } from '../ui/visible-runs.ts'
import { hasMoreEscapes } from './has-more-escapes.ts'
import { parsing, type Field, type Refusal } from './reading.ts'
import type { PaymentParts } from './payments/payment-parts.ts'

/** So many payments are drawn at a time. */
export const paymentsAtOnce = 100

/** `null`: they can. */
export function faultOfFields(fields: readonly Field[]): Refusal | null {
  const [count, length] = measure(fields)
  if (count > parsing.maxFields || length > parsing.maxLength) return 'tooLong'
  return hasMoreEscapes(fields, parsing.maxEscapes) ? 'tooManyHidden' : null
}

function measure(fields: readonly Field[]): [count: number, length: number] {
  let count = fields.length
  let length = 0
  for (const { name, text, fields: inner } of fields) {
    const [more, longer] = measure(inner)
    count += more
    length += name.length + text.length + longer
  }
  return [count, length]
}

/** Letters, digits and signs of our languages: most texts have nothing else, and are known to have no escapes at once. */
const plain = /^[ -~\u00A0-\u00AC\u00AE-\u02AF\u0400-\u0482\u048A-\u052F–—‘’“”„…№]*$/

/** How much one payment is in a list: characters and escapes. */
export interface Weight {
  length: number
  escapes: number
}

export function weightOf(parts: PaymentParts): Weight {
  let length = 0
  let escapes = 0
  for (const [part, text] of Object.entries(parts)) {
    length += text.length
    if (plain.test(text)) continue
    for (const _ of escapesIn(text, { multiline: part === 'purpose' })) if (++escapes > parsing.maxEscapes) break
  }
  return { length, escapes }
}

/** `heaviest`: of the payments; as many as are drawn at a time could be like it. */
export function faultOfList(count: number, heaviest: Weight): Refusal | null {
  const atOnce = Math.min(count, paymentsAtOnce)
  if (heaviest.length * atOnce > parsing.maxLength) return 'tooLong'
  return heaviest.escapes * atOnce > parsing.maxEscapes ? 'tooManyHidden' : null
}
