/** With which certificate, and the PIN of its token: what every window has whose consent is carried out by a key. */
import type { VNode } from 'preact'
import type { Candidate, Problem } from '../../shared/token.ts'
import type { PinEntry } from '../../shared/schemas.ts'
import type { Blocker } from './asking.tsx'
import { Candidates, chosenCandidate } from './candidates.tsx'
import { usePin } from './pin.tsx'
import { ProblemView } from './problem-view.tsx'
import { usePrompt } from './prompt-context.ts'

export interface SigningKey {
  /** `null`: none yet. */
  chosen: Candidate | null
  /** Whether there is anything to be chosen. */
  choosable: boolean
  certificates: VNode
  /** Why the person is asked again, and the PIN. */
  pin: VNode
  /** What is missing of both. */
  blocker: Blocker | null
  /** Takes the PIN out of its field. */
  take: () => { token: string; certificate: string; pin: PinEntry }
}

interface Asked {
  candidates: readonly Candidate[]
  problem: Problem | null
}

export function useSigningKey({ candidates, problem }: Asked, title: string): SigningKey {
  const { choices, choose } = usePrompt()
  const chosen = chosenCandidate(candidates, choices)
  // The only one there was stays chosen, with what was typed for it, when another one comes.
  const pin = usePin(chosen?.token ?? null, 'user', () => {
    if (chosen) choose({ certificate: chosen.fingerprint, token: chosen.token.id })
  })
  return {
    chosen,
    choosable: candidates.some(({ obstacle }) => obstacle === null),
    certificates: <Candidates title={title} candidates={candidates} />,
    pin: (
      <>
        <ProblemView problem={problem} />
        {pin.view}
      </>
    ),
    blocker: chosen ? pin.blocker : 'certificate',
    take: () => ({ token: chosen?.token.id ?? '', certificate: chosen?.fingerprint ?? '', pin: pin.take() }),
  }
}
