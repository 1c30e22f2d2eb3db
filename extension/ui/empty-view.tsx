/** An empty place that teaches: what would be here, and the one thing to do. */
import type { ComponentChildren, VNode } from 'preact'

interface Props {
  title: string
  meaning: string
  children?: ComponentChildren
}

export const EmptyView = ({ title, meaning, children }: Props): VNode => (
  <div class="paper empty">
    <h2>{title}</h2>
    <p>{meaning}</p>
    {children}
  </div>
)
