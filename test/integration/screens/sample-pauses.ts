/** Batches that wait in the middle, and keys that want their PIN for each document. */
import type { PromptStage } from '../../../extension/prompt-messages.ts'
import type { Candidate } from '../../../shared/token.ts'
import type { SamplePrompt } from './sample-prompts.ts'
import { batch, type Batch } from './sample-documents.ts'

interface Given {
  one: Candidate
  sample: (request: Batch['request'], now: PromptStage) => SamplePrompt
}

export function samplePauses({ one, sample }: Given): Record<string, SamplePrompt> {
  const waiting = ({ request, contents }: Batch, now: PromptStage): SamplePrompt => ({
    ...sample(request, now),
    contents,
  })
  const eachTime = { ...one, pinEachTime: true }
  const asking = (
    candidates: Candidate[],
    paused: { reason: 'removed' | 'pinEachTime'; signed: number; of: number } | null = null,
  ): PromptStage => ({
    stage: 'asking',
    number: 1,
    open: {
      prompt: 'sign',
      question: { candidates, problem: null, paused: paused && { ...paused, candidate: one } },
    },
  })
  const pulled = { reason: 'removed', signed: 640, of: 1200 } as const
  return {
    'paused-gone': waiting(batch(1200), asking([], pulled)),
    'paused-back': waiting(batch(1200), asking([one], pulled)),
    'paused-pin': waiting(batch(3), asking([eachTime], { reason: 'pinEachTime', signed: 1, of: 3 })),
    'pins-three': waiting(batch(3), asking([eachTime])),
    'pins-many': waiting(batch(1200), asking([eachTime])),
  }
}
