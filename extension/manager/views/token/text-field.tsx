/** A line of text with its label. `name` is its stable name for tests. */
import type { VNode } from 'preact'

interface Props {
  name: string
  label: string
  value: string
  longest: number
  onText: (text: string) => void
}

export const TextField = ({ name, label, value, longest, onText }: Props): VNode => (
  <label class="field">
    <span class="field-label">{label}</span>
    <input
      type="text"
      data-field={name}
      autocomplete="off"
      spellcheck={false}
      maxLength={longest}
      value={value}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
    />
  </label>
)
