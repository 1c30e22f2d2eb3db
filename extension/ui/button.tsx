/** A button that says what it does. `action` is its stable name for tests and style. */
import type { ComponentChildren, VNode } from 'preact'

interface Props {
  action: string
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** Dead, but still in the order of tabs, so that nobody loses their place. */
  dead?: boolean
  describedBy?: string
  onPress: () => void
  children: ComponentChildren
}

export const Button = ({ action, kind = 'plain', dead = false, describedBy, onPress, children }: Props): VNode => (
  <button
    type="button"
    class={`button button-${kind}`}
    data-action={action}
    aria-disabled={dead}
    aria-describedby={describedBy}
    onClick={() => {
      if (!dead) onPress()
    }}
  >
    {children}
  </button>
)
