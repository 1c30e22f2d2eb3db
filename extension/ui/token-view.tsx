/** A token in a line or two: label, kind, serial number; its state in words when it is not ready. */
import type { VNode } from 'preact'
import type { TokenSummary } from '../../shared/token.ts'
import { useTexts } from './language.tsx'
import { TokenState } from './token-state.tsx'
import { VisibleText } from './visible-text.tsx'

/** A drawn stick, or a sheet for the software token; both are decoration beside words. */
export const TokenPicture = ({ kind }: { kind: TokenSummary['kind'] }): VNode => (
  <svg class="token-picture" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    {kind === 'software' ? (
      <path d="M8 3h11l6 6v20H8zM19 3v6h6M12 16h9M12 21h9" />
    ) : (
      <path d="M4 11h17v10H7a3 3 0 0 1-3-3zM21 12.500h7v7h-7M24 15v2M9 16h4" />
    )}
  </svg>
)

export function TokenView({ token }: { token: TokenSummary }): VNode {
  const { tokens } = useTexts()
  return (
    <div class="token">
      <TokenPicture kind={token.kind} />
      <div>
        <p class="token-label">
          {token.label.trim() === '' ? tokens.withoutLabel : <VisibleText text={token.label} />}
        </p>
        <p class="aside">
          {tokens.kinds[token.kind]}
          {token.serialNumber !== '' && (
            <>
              {' · '}
              <VisibleText text={token.serialNumber} />
            </>
          )}
        </p>
        {token.state !== 'ready' && <TokenState token={token} />}
      </div>
    </div>
  )
}
