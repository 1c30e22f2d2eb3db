/** How many payments these documents are, when each of them is known to be nothing else, by what was read of it. */
import { mayHaveAmount, readAmount, type DocumentAmount } from '../documents/read-amount.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import type { PromptContextValue } from './prompt-context.ts'

/** A document is drawn again and again while the person reads it. */
const known = new WeakMap<Uint8Array, DocumentAmount | 'none' | 'differs'>()

function amountOf(content: Uint8Array, type: string): DocumentAmount | 'none' | 'differs' {
  const amount = known.get(content) ?? readAmount(content, type) ?? 'none'
  known.set(content, amount)
  return amount
}

/** `null`: one of them is something else, or was not read yet. */
export function countPayments(
  documents: readonly DocumentSummary[],
  { opened, amounts }: Pick<PromptContextValue, 'opened' | 'amounts'>,
): number | null {
  let count = 0
  for (const one of documents) {
    const document = opened.get(one.index)
    const isOpen = typeof document === 'object' && mayHaveAmount(one)
    const amount = amounts.get(one.index) ?? (isOpen ? amountOf(document.content, one.type) : 'none')
    if (typeof amount === 'string') return null
    count += amount.payments
  }
  return count
}
