/** The old PIN and a new one. */
import type { VNode } from 'preact'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

export function ChangePin({ question: { token, problem } }: ViewProps<'changePin'>): VNode {
  const { care } = useTexts()
  const pin = usePin(token)
  const fresh = useNewPin(token)
  return (
    <Asking
      asks={care.asks.changePin}
      approve={care.approve.changePin}
      blocker={pin.blocker ?? fresh.blocker}
      answer={() => ({ prompt: 'changePin', typed: { pin: pin.take(), newPin: fresh.take().pin } })}
    >
      <CareToken token={token} />
      <ProblemView problem={problem} />
      {pin.view}
      {fresh.view}
    </Asking>
  )
}
