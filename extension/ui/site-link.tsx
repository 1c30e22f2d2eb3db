/** The way to a site, opened beside what is there. */
import type { VNode } from 'preact'

interface Props {
  /** The browser's word, or what the journal kept of it. */
  origin: string
}

export const SiteLink = ({ origin }: Props): VNode => (
  <a href={origin} target="_blank" rel="noopener noreferrer" data-site-link>
    <bdi dir="ltr">{origin}</bdi>
  </a>
)
