/** One token: what is to be done first, then what lies on it, its PIN, its details, and at the end what destroys. */
import type { VNode } from 'preact'
import { useTexts } from '../../../ui/language.tsx'
import { TokenState } from '../../../ui/token-state.tsx'
import { TokenPicture } from '../../../ui/token-view.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { CertificatesPart } from './certificates-part.tsx'
import { DangerPart } from './danger-part.tsx'
import { DetailsPart } from './details-part.tsx'
import { FirstSteps } from './first-steps.tsx'
import { KeysPart } from './keys-part.tsx'
import { PinPart } from './pin-part.tsx'
import { PrivatePart } from './private-part.tsx'
import type { TokenProps } from './token-props.ts'

export function TokenPage(props: TokenProps): VNode {
  const { tokenPage, tokens } = useTexts()
  const { summary } = props.details
  const usable = summary.state !== 'uninitialized'
  return (
    <div class="cards" data-token={summary.id} data-state={summary.state}>
      <p>
        <a href="#tokens">{`← ${tokenPage.overview.back}`}</a>
      </p>
      <header class="token">
        <TokenPicture kind={summary.kind} />
        <div>
          <h2>{summary.label.trim() === '' ? tokens.withoutLabel : <VisibleText text={summary.label} />}</h2>
          <TokenState token={summary} />
          {summary.serialNumber !== '' && (
            <p class="aside">
              {tokens.serial}: <VisibleText text={summary.serialNumber} />
            </p>
          )}
        </div>
      </header>
      <FirstSteps {...props} />
      {usable && <CertificatesPart {...props} />}
      {usable && <KeysPart {...props} />}
      {usable && <PinPart {...props} />}
      {usable && <PrivatePart {...props} />}
      <DetailsPart {...props} />
      {usable && <DangerPart {...props} />}
    </div>
  )
}
