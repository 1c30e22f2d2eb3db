/** What destroys everything on a token, at the end and under a heading of its own. */
import type { VNode } from 'preact'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import type { TokenProps } from './token-props.ts'

export function DangerPart({ details, busy, actions }: TokenProps): VNode | null {
  const { danger } = useTexts().tokenPage
  if (!details.can.initialize) return null
  return (
    <section class="paper paper-danger" data-part="danger">
      <h3>{danger.title}</h3>
      <p>{danger.meaning}</p>
      <p>{danger.warning}</p>
      <p>
        <Button action="format" kind="danger" dead={busy} onPress={actions.initialize}>
          {danger.button}
        </Button>
      </p>
    </section>
  )
}
