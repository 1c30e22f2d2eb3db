/** The amounts of the documents, read while the person is asked: not before, and no longer, so that signing has the machine for itself. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PromptState } from '../prompt-messages.ts'
import type { PromptActions } from './prompt-context.ts'
import { readAmounts, withoutReading } from './read-amounts.ts'
import type { Amounts } from './totals.ts'

export function useAmounts({ request, now }: PromptState, fetch: PromptActions['fetch']): Amounts {
  const documents = 'documents' in request && request.documents.length > 1 ? request.documents : null
  const [first] = useState(() => withoutReading(documents ?? []))
  const known = useRef(first)
  const [amounts, setAmounts] = useState<Amounts>(first)
  const asking = now.stage === 'asking'
  useEffect(() => {
    if (!documents || !asking) return undefined
    return readAmounts({ documents, amounts: known.current, fetch, tell: setAmounts })
  }, [documents, asking, fetch])
  return amounts
}
