/** What many tokens show only after the PIN: logging in means to show it, logging out to forget it. */
import type { VNode } from 'preact'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { DataPart } from './data-part.tsx'
import { SecretKeysPart } from './secret-keys-part.tsx'
import type { TokenProps } from './token-props.ts'

export function PrivatePart(props: TokenProps): VNode {
  const { login: texts } = useTexts().tokenPage
  const { details, login, busy, actions } = props
  return (
    <section class="paper" data-part="private" data-logged-in={login !== null}>
      <h3>{texts.title}</h3>
      <div class="file-row">
        {login ? (
          <Button action="log-out" dead={busy} onPress={actions.logOut}>
            {texts.hide}
          </Button>
        ) : (
          <Button action="log-in" dead={busy || details.summary.state === 'locked'} onPress={actions.logIn}>
            {texts.show}
          </Button>
        )}
        <p class={login ? 'good' : 'aside'} id="login-state">
          {login ? texts.state : texts.meaning}
        </p>
      </div>
      {details.can.dataObjects && <DataPart {...props} />}
      {details.can.secretKeys && <SecretKeysPart {...props} />}
    </section>
  )
}
