/** Whether the person is told that a certificate ends soon. */
import type { VNode } from 'preact'
import { fill } from '../../locales/format.ts'
import { noticeDays } from '../../profiles/seen-certificates.ts'
import { Check } from '../../ui/check.tsx'
import { useTexts } from '../../ui/language.tsx'

export interface ExpiryProps {
  expiryNotices: boolean
  tellOfExpiry: (wanted: boolean) => void
}

const [last, first] = noticeDays

export function ExpiryPart({ expiryNotices, tellOfExpiry }: ExpiryProps): VNode {
  const texts = useTexts().expiry.setting
  return (
    <section class="paper" data-part="expiry">
      <h2>{texts.title}</h2>
      <p>{texts.meaning}</p>
      <Check name="expiry-notices" checked={expiryNotices} onCheck={tellOfExpiry}>
        {fill(texts.label, { first, last })}
      </Check>
    </section>
  )
}
