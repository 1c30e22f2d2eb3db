/** The old SO PIN and a new one. */
import type { VNode } from 'preact'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin, withSoTries } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

export function ChangeSoPin({ question: { token, tries, problem } }: ViewProps<'changeSoPin'>): VNode {
  const { care } = useTexts()
  const pin = usePin(withSoTries(token, tries), 'so')
  const fresh = useNewPin(token, 'so')
  return (
    <Asking
      asks={care.asks.changeSoPin}
      approve={care.approve.changeSoPin}
      blocker={pin.blocker ?? fresh.blocker}
      answer={() => ({ prompt: 'changeSoPin', typed: { pin: pin.take(), newPin: fresh.take().pin } })}
    >
      <CareToken token={token} />
      <ProblemView problem={problem} />
      {pin.view}
      {fresh.view}
    </Asking>
  )
}
