/** Batches that wait in the middle, and keys that want their PIN for each document. */
import type { PromptStage } from '../../../extension/prompt-messages.ts'
import type { Candidate } from '../../../shared/token.ts'
import { batch, type Batch } from './sample-documents.ts'

interface Given<Sample> {
  one: Candidate
  sample: (batch: Batch, now: PromptStage) => Sample
}

export function samplePauses<Sample>({ one, sample }: Given<Sample>): Record<string, Sample> {
  const eachTime = { ...one, pinEachTime: true }
  const asking = (
    candidates: Candidate[],
    paused: { reason: 'removed' | 'pinEachTime'; signed: number; of: number } | null = null,
  ): PromptStage => ({
    stage: 'asking',
    number: 1,
    open: {
      prompt: 'sign',
      question: { candidates, problem: null, paused: paused && { ...paused, candidate: one }, earlier: [] },
    },
  })
  const pulled = { reason: 'removed', signed: 640, of: 1200 } as const
  return {
    'paused-gone': sample(batch(1200), asking([], pulled)),
    'paused-back': sample(batch(1200), asking([one], pulled)),
    'paused-pin': sample(batch(3), asking([eachTime], { reason: 'pinEachTime', signed: 1, of: 3 })),
    'pins-three': sample(batch(3), asking([eachTime])),
    'pins-many': sample(batch(1200), asking([eachTime])),
  }
}
