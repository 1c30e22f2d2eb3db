/** A way into the token manager, which opens beside this page. */
import type { ComponentChildren, VNode } from 'preact'

interface Props {
  /** A section or task, as the manager's address has it. */
  place: string
  /** The `id` of the token that is meant. */
  token?: string | undefined
  /** Looks like a button. */
  button?: boolean
  children: ComponentChildren
}

export const ManagerLink = ({ place, token, button = false, children }: Props): VNode => (
  <a
    class={button ? 'button button-plain' : undefined}
    data-place={place}
    href={`../manager/index.html#${place}${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`}
    target="_blank"
    rel="noopener"
  >
    {children}
  </a>
)
