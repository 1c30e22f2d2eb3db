/** A fingerprint in groups of four, in capitals, as certificate centres print it; a screen reader reads group by group. */
import type { VNode } from 'preact'

/** `fingerprint`: hexadecimal. */
export const FingerprintText = ({ fingerprint }: { fingerprint: string }): VNode => (
  <bdi class="fingerprint" dir="ltr" data-fingerprint={fingerprint}>
    {fingerprint
      .toUpperCase()
      .match(/.{1,4}/g)
      ?.join(' ')}
  </bdi>
)
