/** A day with its label, chosen in the browser's own way. `name` is its stable name for tests, and its id. */
import type { VNode } from 'preact'

interface Props {
  name: string
  label: string
  /** `YYYY-MM-DD`; empty for none. */
  value: string
  onDay: (day: string) => void
}

export function DateField({ name, label, value, onDay }: Props): VNode {
  return (
    <div class="field">
      <label class="field-label" for={name}>
        {label}
      </label>
      <input
        id={name}
        type="date"
        data-field={name}
        value={value}
        onInput={({ currentTarget }) => onDay(currentTarget.value)}
      />
    </div>
  )
}
