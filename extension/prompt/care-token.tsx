/** The token that something is done to; the person began it for this one, so there is nothing to choose. */
import type { VNode } from 'preact'
import type { TokenSummary } from '../../shared/token.ts'
import { TokenView } from '../ui/token-view.tsx'

export const CareToken = ({ token }: { token: TokenSummary }): VNode => (
  <section class="paper" data-token={token.id}>
    <TokenView token={token} />
  </section>
)
