/** A button that opens a short list of buttons: one thing, done in several ways. Closed again by a choice, by Escape and by going on. */
import type { ComponentChildren, VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { visibleText } from './visible-runs.ts'

interface Props {
  /** Its stable name for tests and style. */
  menu: string
  label: string
  /** What it is done to, as outside text. */
  about: string
  /** Buttons. */
  children: ComponentChildren
}

export function ActionMenu({ menu, label, about, children }: Props): VNode {
  const details = useRef<HTMLDetailsElement>(null)
  const close = (): void => {
    details.current?.removeAttribute('open')
  }
  return (
    <details
      ref={details}
      class="menu"
      data-menu={menu}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !details.current?.open) return
        close()
        details.current.querySelector('summary')?.focus()
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && details.current?.contains(relatedTarget))) close()
      }}
    >
      <summary class="button button-plain" aria-label={`${label}: ${visibleText(about)}`}>
        {label} <span aria-hidden="true">▾</span>
      </summary>
      <div class="menu-list" onClick={close}>
        {children}
      </div>
    </details>
  )
}
