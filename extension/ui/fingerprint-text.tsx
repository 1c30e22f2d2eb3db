/** A fingerprint in groups of four, in capitals, as certificate centres print it; a screen reader reads group by group. */
import type { VNode } from 'preact'

interface Props {
  /** Hexadecimal. */
  fingerprint: string
  /** So many characters at the end are dots: whoever is to type them has them from elsewhere. */
  hidden?: number
}

export const FingerprintText = ({ fingerprint, hidden = 0 }: Props): VNode => (
  <bdi class="fingerprint" dir="ltr">
    {(fingerprint.slice(0, fingerprint.length - hidden).toUpperCase() + '•'.repeat(hidden)).match(/.{1,4}/g)?.join(' ')}
  </bdi>
)
