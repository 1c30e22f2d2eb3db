/** A button that says what it does. `action` is its stable name for tests and style. */
import type { ComponentChildren, VNode } from 'preact'
import { visibleText } from './visible-runs.ts'

interface Props {
  action: string
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** Dead, but still in the order of tabs, so that nobody loses their place. */
  dead?: boolean
  describedBy?: string
  /** What it is done to, as outside text; for buttons that stand there many times. Only beside a plain text. */
  about?: string
  onPress: () => void
  children: ComponentChildren
}

export const Button = ({
  action,
  kind = 'plain',
  dead = false,
  describedBy,
  about,
  onPress,
  children,
}: Props): VNode => (
  <button
    type="button"
    class={`button button-${kind}`}
    data-action={action}
    aria-disabled={dead}
    aria-describedby={describedBy}
    aria-label={about !== undefined && typeof children === 'string' ? `${children}: ${visibleText(about)}` : undefined}
    onClick={() => {
      if (!dead) onPress()
    }}
  >
    {children}
  </button>
)
