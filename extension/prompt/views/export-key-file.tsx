/** The PIN of the software token, and a password for the file that the key is written into. */
import type { VNode } from 'preact'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

export function ExportKeyFile({ question: { token, problem } }: ViewProps<'exportKeyFile'>): VNode {
  const { care } = useTexts()
  const pin = usePin(token)
  const password = useNewPin(token, 'file')
  return (
    <Asking
      asks={care.asks.exportKeyFile}
      approve={care.approve.exportKeyFile}
      blocker={pin.blocker ?? password.blocker}
      answer={() => ({
        prompt: 'exportKeyFile',
        typed: { pin: pin.take(), password: password.take().pin ?? new Uint8Array() },
      })}
    >
      <CareToken token={token} />
      <p>{care.keyFile.meaning}</p>
      <ProblemView problem={problem} />
      {pin.view}
      {password.view}
    </Asking>
  )
}
