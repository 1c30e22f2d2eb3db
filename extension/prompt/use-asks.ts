/** The end of the sentence that begins with the origin, as far as is known by now what the documents are. */
import { usePlural, useTexts } from '../ui/language.tsx'
import { arePayments } from './are-payments.ts'
import { usePrompt } from './prompt-context.ts'
import { asksText } from './sentences.ts'

export function useAsks(): string {
  const prompted = usePrompt()
  const { request } = prompted
  const payments = 'documents' in request && arePayments(request.documents, prompted)
  return asksText(useTexts(), usePlural(), { request, payments })
}
