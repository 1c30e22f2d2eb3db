/** What a view is drawn from: its prompt's question, and the request that the prompt belongs to. */
import type { Operations } from '../../shared/operations/index.ts'
import type { PromptName, Question } from '../../shared/prompts/index.ts'
import type { RequestView } from '../prompt-messages.ts'

/** The operation whose consent the prompt carries. */
type RequestFor<N extends PromptName> = Extract<
  RequestView,
  { operation: { [O in keyof Operations]: Operations[O]['consent'] extends N ? O : never }[keyof Operations] }
>

export interface ViewProps<N extends PromptName> {
  question: Question<N>
  request: RequestFor<N>
}
