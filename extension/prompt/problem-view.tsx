/** Why the person is asked again, brought onto the screen where the answer is to be given. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Problem } from '../../shared/token.ts'
import { ErrorView } from '../ui/error-view.tsx'
import { usePrompt } from './prompt-context.ts'
import { wordsFor } from './working-words.ts'

export function ProblemView({ problem }: { problem: Problem | null }): VNode | null {
  const { request } = usePrompt()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'start' }), [problem])
  return (
    problem && (
      <div ref={place} data-problem={problem.code}>
        <ErrorView error={problem} brokenOff={wordsFor(request.operation).brokenOff} />
      </div>
    )
  )
}
