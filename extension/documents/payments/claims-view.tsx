/** What the file says of itself, where it is not what its payments come to: told so that it cannot be missed. */
import type { VNode } from 'preact'
import { fill } from '../../locales/format.ts'
import type { DocumentTexts } from '../../locales/texts.ts'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visibleText } from '../../ui/visible-runs.ts'
import type { Claim } from './claims.ts'

/** A file has hundreds of groups of payments, and each says something. */
const claimsDrawn = 20

export function ClaimsView({ claims }: { claims: readonly Claim[] }): VNode | null {
  const { documents } = useTexts()
  const texts = documents.payments
  if (claims.length === 0) return null
  const different = claims.filter(({ agrees }) => !agrees)
  if (different.length === 0) return <p class="aside">{texts.agrees}</p>
  return (
    <Notice kind="danger" title={texts.differs} live>
      {different.slice(0, claimsDrawn).map(claim => (
        <p key={claim.name} data-claim={claim.kind}>
          {claimText(texts, claim)}
        </p>
      ))}
      {different.length > claimsDrawn && <p>… {different.length}</p>}
    </Notice>
  )
}

function claimText(texts: DocumentTexts['payments'], { kind, name, written, read }: Claim): string {
  const values = { name: visibleText(name), written: visibleText(written) }
  if (read === null) return fill(texts.sumUnknown, values)
  return fill(kind === 'count' ? texts.countDiffers : texts.sumDiffers, { ...values, read })
}
