/** The prompt window: a pure function of its state. What the person chooses in it lives here, and outlives a wrong PIN. */
import type { ComponentType, VNode } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { noChoices } from './choices.ts'
import type { PromptStage, PromptState, RequestView } from '../prompt-messages.ts'
import { PromptProvider, type PromptContextValue, type OpenedDocument, type PromptActions } from './prompt-context.ts'
import { useAmounts } from './use-amounts.ts'
import { Done, Ended, Failed, Preparing, Reading, Undelivered, Working } from './views/stages.tsx'
import { views } from './views/index.ts'

interface Props {
  state: PromptState
  opened: ReadonlyMap<number, OpenedDocument>
  /** The person's own word; empty when none was chosen. */
  word: string
  actions: PromptActions
}

export function Prompt({ state, opened, word, actions }: Props): VNode {
  const [choices, setChoices] = useState(noChoices)
  const choose = useCallback<PromptContextValue['choose']>(
    change => setChoices(before => ({ ...before, ...(typeof change === 'function' ? change(before) : change) })),
    [],
  )
  const amounts = useAmounts(state, actions.fetch)
  const { origin, request, now } = state
  const { number, question } = now.stage === 'asking' ? { number: now.number, question: now.open.question } : none
  const Stage = stages[now.stage] as ComponentType<StageProps<PromptStage['stage']>>
  useRejectOnEscape(actions, now.stage === 'asking' || now.stage === 'preparing' || now.stage === 'reading')
  return (
    <PromptProvider
      value={{
        origin,
        request,
        word,
        opened,
        amounts,
        choices,
        choose,
        question,
        number,
        actions,
      }}
    >
      <div class="window" data-stage={now.stage} data-prompt={now.stage === 'asking' ? now.open.prompt : undefined}>
        <Stage now={now} request={request} />
      </div>
    </PromptProvider>
  )
}

const none = { number: 0, question: null }

/** The background opens a question only for the request it belongs to, so the row's own types hold. */
interface AnyViewProps {
  question: unknown
  request: unknown
}

function Question({ now, request }: StageProps<'asking'>): VNode {
  const View = views[now.open.prompt] as ComponentType<AnyViewProps>
  return <View question={now.open.question} request={request} />
}

interface StageProps<S extends PromptStage['stage']> {
  now: Extract<PromptStage, { stage: S }>
  request: RequestView
}

const stages: { [S in PromptStage['stage']]: (props: StageProps<S>) => VNode } = {
  reading: Reading,
  preparing: Preparing,
  asking: Question,
  working: Working,
  done: Done,
  failed: Failed,
  ended: Ended,
  undelivered: Undelivered,
}

function useRejectOnEscape(actions: PromptActions, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') actions.reject()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [actions, active])
}
