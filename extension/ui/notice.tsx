/** A sentence that must not be missed: its kind shows by word, sign and colour. */
import type { ComponentChildren, VNode } from 'preact'

interface Props {
  kind: 'info' | 'good' | 'warning' | 'danger'
  title?: string
  /** Announced by a screen reader as soon as it appears. */
  live?: boolean
  children?: ComponentChildren
}

const signs = { info: 'i', good: '✓', warning: '!', danger: '!' } as const

export const Notice = ({ kind, title, live = false, children }: Props): VNode => (
  <div class={`notice notice-${kind}`} role={live ? 'alert' : undefined}>
    <span class="notice-sign" aria-hidden="true">
      {signs[kind]}
    </span>
    <div class="notice-body">
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  </div>
)
