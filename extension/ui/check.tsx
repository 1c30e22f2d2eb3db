/** A box to tick, with its label as children. `name` is its stable name for tests. */
import type { ComponentChildren, VNode } from 'preact'

interface Props {
  name: string
  checked: boolean
  onCheck: (checked: boolean) => void
  children: ComponentChildren
}

export const Check = ({ name, checked, onCheck, children }: Props): VNode => (
  <label class="check">
    <input
      type="checkbox"
      data-field={name}
      checked={checked}
      onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
)
