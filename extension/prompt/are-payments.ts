/** Whether each of these documents is known to be a payment, by what was read of it. */
import { mayHaveAmount, readAmount } from '../documents/read-amount.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import type { PromptContextValue } from './prompt-context.ts'

export function arePayments(
  documents: readonly DocumentSummary[],
  { opened, amounts }: Pick<PromptContextValue, 'opened' | 'amounts'>,
): boolean {
  return documents.every(one => {
    const { index, type } = one
    const read = amounts.get(index)
    if (read !== undefined) return typeof read === 'object'
    const document = opened.get(index)
    return typeof document === 'object' && mayHaveAmount(one) && readAmount(document.content, type) !== null
  })
}
