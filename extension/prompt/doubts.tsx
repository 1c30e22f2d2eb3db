/**
 * Documents that contradict themselves, such as a file that states another sum than its payments have: whoever signs one must say that
 * they know. What is found out later wants another word.
 */
import type { VNode } from 'preact'
import { Check } from '../ui/check.tsx'
import { useTexts } from '../ui/language.tsx'
import type { Blocker } from './asking.tsx'
import type { DocumentSummary } from '../prompt-messages.ts'
import { usePrompt, type PromptContextValue } from './prompt-context.ts'

type Known = Pick<PromptContextValue, 'choices' | 'amounts'>

const doubtfulOf = (kept: readonly DocumentSummary[], { choices, amounts }: Known): number[] =>
  kept.flatMap(({ index }) => (choices.doubtful.has(index) || amounts.get(index) === 'differs' ? index : []))

const areKnown = (places: readonly number[], { choices }: Known): boolean =>
  places.every(place => choices.knownDoubts.has(place))

export const doubtsBlocker = (kept: readonly DocumentSummary[], known: Known): Blocker | null =>
  areKnown(doubtfulOf(kept, known), known) ? null : 'doubts'

export function Doubts({ kept }: { kept: readonly DocumentSummary[] }): VNode | null {
  const { prompt } = useTexts()
  const known = usePrompt()
  const places = doubtfulOf(kept, known)
  if (places.length === 0) return null
  const { agree, agreeMany } = prompt.batch.doubts
  return (
    <Check
      name="doubts"
      checked={areKnown(places, known)}
      onCheck={checked => known.choose({ knownDoubts: new Set(checked ? places : []) })}
    >
      {kept.length === 1 ? agree : agreeMany}
    </Check>
  )
}
