/** The PIN that opens a token, and a new PIN that is set: the operation says whose they are. */
import type { VNode } from 'preact'
import type { Texts } from '../../locales/texts.ts'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin, withSoTries, type PinRole } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

interface Row {
  opens: PinRole
  sets: PinRole
  meaning: (texts: Texts) => string | null
}

const rows: Record<ViewProps<'setPin'>['request']['operation'], Row> = {
  changePin: { opens: 'user', sets: 'user', meaning: () => null },
  changeSoPin: { opens: 'so', sets: 'so', meaning: () => null },
  unblockPin: { opens: 'so', sets: 'user', meaning: ({ tokenPage }) => tokenPage.pin.unblockMeaning },
}

export function SetPin({ question: { token, tries, problem }, request: { operation } }: ViewProps<'setPin'>): VNode {
  const texts = useTexts()
  const { care } = texts
  const { opens, sets, meaning } = rows[operation]
  const pin = usePin(opens === 'so' ? withSoTries(token, tries) : token, opens)
  const fresh = useNewPin(token, sets)
  const told = meaning(texts)
  return (
    <Asking
      asks={care.asks[operation]}
      approve={care.approve[operation]}
      blocker={pin.blocker ?? fresh.blocker}
      answer={() => ({ prompt: 'setPin', typed: { pin: pin.take(), newPin: fresh.take().pin } })}
    >
      <CareToken token={token} />
      {told !== null && <p>{told}</p>}
      <ProblemView problem={problem} />
      {pin.view}
      {fresh.view}
    </Asking>
  )
}
