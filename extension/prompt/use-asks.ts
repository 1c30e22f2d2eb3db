/** The end of the sentence that begins with the origin, as far as is known by now what the documents are. */
import { usePlural, useTexts } from '../ui/language.tsx'
import { countPayments } from './count-payments.ts'
import { usePrompt } from './prompt-context.ts'
import { asksText } from './sentences.ts'

export function useAsks(): string {
  const prompted = usePrompt()
  const { request } = prompted
  const payments = 'documents' in request ? countPayments(request.documents, prompted) : null
  return asksText(useTexts(), usePlural(), { request, payments })
}
