/** The tokens that are connected now, a card each. */
import type { VNode } from 'preact'
import type { TokenSummary } from '../../../shared/token.ts'
import { EmptyView } from '../../ui/empty-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { TokenState } from '../../ui/token-state.tsx'
import { TokenPicture } from '../../ui/token-view.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'

interface Props {
  tokens: readonly TokenSummary[]
  /** The `id` of a token to begin with. */
  first: string | null
}

export function TokensView({ tokens, first }: Props): VNode {
  const { manager } = useTexts()
  if (tokens.length === 0) {
    return (
      <EmptyView title={manager.tokens.empty} meaning={manager.tokens.emptyMeaning}>
        <p>
          <a href="#readiness">{manager.tokens.toReadiness}</a>
        </p>
      </EmptyView>
    )
  }
  const ordered = tokens.toSorted((a, b) => Number(b.id === first) - Number(a.id === first))
  return (
    <>
      <p class="intro">{manager.tokens.intro}</p>
      <ul class="cards">
        {ordered.map(token => (
          <li key={token.id}>
            <TokenCard token={token} />
          </li>
        ))}
      </ul>
    </>
  )
}

function TokenCard({ token }: { token: TokenSummary }): VNode {
  const { tokens: texts, common } = useTexts()
  const known = (text: string): VNode | string => (text === '' ? common.unknown : <VisibleText text={text} />)
  return (
    <article class="paper" data-token={token.id}>
      <div class="token">
        <TokenPicture kind={token.kind} />
        <div>
          <h2>{token.label.trim() === '' ? texts.withoutLabel : <VisibleText text={token.label} />}</h2>
          <TokenState token={token} />
        </div>
      </div>
      {token.kind === 'software' && <p class="aside">{texts.softwareMeaning}</p>}
      <Facts
        facts={[
          { name: texts.kind, value: texts.kinds[token.kind] },
          { name: texts.serial, value: known(token.serialNumber) },
          { name: texts.manufacturer, value: known(token.manufacturer) },
          { name: texts.model, value: known(token.model) },
          { name: texts.algorithms, value: known(token.algorithms.join(', ')) },
        ]}
      />
    </article>
  )
}
