/** The SO PIN, and a new PIN for the user. */
import type { VNode } from 'preact'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin, withSoTries } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

export function UnblockPin({ question: { token, tries, problem } }: ViewProps<'unblockPin'>): VNode {
  const { care, tokenPage } = useTexts()
  const soPin = usePin(withSoTries(token, tries), 'so')
  const fresh = useNewPin(token)
  return (
    <Asking
      asks={care.asks.unblockPin}
      approve={care.approve.unblockPin}
      blocker={soPin.blocker ?? fresh.blocker}
      answer={() => ({ prompt: 'unblockPin', typed: { soPin: soPin.take(), newPin: fresh.take().pin } })}
    >
      <CareToken token={token} />
      <p>{tokenPage.pin.unblockMeaning}</p>
      <ProblemView problem={problem} />
      {soPin.view}
      {fresh.view}
    </Asking>
  )
}
