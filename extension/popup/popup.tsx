/** The toolbar popup: this site, what needs attention, the tokens now, the signing program, and the way to the manager. */
import type { VNode } from 'preact'
import type { Result } from '../../shared/operations/index.ts'
import type { Scope } from '../../shared/scopes.ts'
import type { TokenSummary } from '../../shared/token.ts'
import type { Attention } from '../profiles/attention.ts'
import { Button } from '../ui/button.tsx'
import { LanguageChooser, useTexts } from '../ui/language.tsx'
import { OriginView } from '../ui/origin-view.tsx'
import { Seal } from '../ui/seal.tsx'
import { TokenView } from '../ui/token-view.tsx'
import { AttentionView } from './attention-view.tsx'

export interface PopupState {
  /** The origin of the tab, when it is one that can ask; else `null`. */
  origin: string | null
  /** What it may do; empty when it is not allowed. */
  scopes: readonly Scope[]
  /** `null` until it is known. */
  host: Result<'status'>['host'] | null
  tokens: readonly TokenSummary[] | null
  attention: readonly Attention[]
}

export interface PopupActions {
  revoke: (origin: string) => void
  /** Opens the manager at this address. */
  open: (address: string) => void
}

export function Popup({ state, actions }: { state: PopupState; actions: PopupActions }): VNode {
  const { popup } = useTexts()
  return (
    <main class="popup">
      <Site origin={state.origin} scopes={state.scopes} revoke={actions.revoke} />
      {state.tokens && <Tokens tokens={state.tokens} />}
      {state.attention.length > 0 && <AttentionView attention={state.attention} open={actions.open} />}
      <Host host={state.host} mend={() => actions.open('#readiness')} />
      <footer class="popup-foot">
        <Button action="manager" kind="primary" onPress={() => actions.open('#tokens')}>
          {popup.manager}
        </Button>
        <LanguageChooser />
      </footer>
    </main>
  )
}

function Site({ origin, scopes, revoke }: Pick<PopupState, 'origin' | 'scopes'> & Pick<PopupActions, 'revoke'>): VNode {
  const { popup, prompt } = useTexts()
  return (
    <section class="popup-site">
      <Seal size={32} />
      <div class="asker-words">
        {origin === null ? (
          <>
            <h1 class="origin-host">{popup.thisSite}</h1>
            <p>{popup.noSite}</p>
          </>
        ) : (
          <OriginView origin={origin} />
        )}
        {origin !== null && scopes.length === 0 && <p data-allowed="false">{popup.notAllowed}</p>}
        {origin !== null && scopes.length > 0 && (
          <div data-allowed="true">
            <p>{popup.mayNow}</p>
            <ul class="scopes">
              {scopes.map(scope => (
                <li key={scope}>{prompt.scopes[scope].title}</li>
              ))}
            </ul>
            <Button action="revoke" kind="danger" onPress={() => revoke(origin)}>
              {popup.revoke}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

function Host({ host, mend }: { host: PopupState['host']; mend: () => void }): VNode | null {
  const { popup } = useTexts()
  if (host === null) return null
  return (
    <section class="paper" data-host={host}>
      <h2>{popup.host}</h2>
      <p class={host === 'ready' ? 'good' : 'bad'}>{popup.hostStates[host]}</p>
      {host !== 'ready' && (
        <Button action="mend" onPress={mend}>
          {popup.mend}
        </Button>
      )}
    </section>
  )
}

function Tokens({ tokens }: { tokens: readonly TokenSummary[] }): VNode {
  const { popup } = useTexts()
  return (
    <section class="paper">
      <h2>{popup.tokens}</h2>
      {tokens.length === 0 && <p>{popup.noTokens}</p>}
      {tokens.map(token => (
        <TokenView key={token.id} token={token} />
      ))}
    </section>
  )
}
