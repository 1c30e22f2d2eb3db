/** A line of text with its label, and what helps to fill it in. `name` is its stable name for tests, and its id. */
import type { VNode } from 'preact'

interface Props {
  name: string
  label: string
  value: string
  onText: (text: string) => void
  longest?: number
  hint?: string
  /** Why what stands there will not do. */
  fault?: string
  type?: 'text' | 'search'
}

export function TextField({ name, label, value, onText, longest, hint, fault, type = 'text' }: Props): VNode {
  const describedBy = [fault === undefined ? '' : `${name}-fault`, hint === undefined ? '' : `${name}-hint`]
    .filter(id => id !== '')
    .join(' ')
  const input = {
    id: name,
    'data-field': name,
    autocomplete: 'off',
    spellcheck: false,
    maxLength: longest,
    'aria-invalid': fault !== undefined,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    value,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onText(currentTarget.value),
  }
  return (
    <div class="field">
      <label class="field-label" for={name}>
        {label}
      </label>
      {type === 'search' ? <input type="search" {...input} /> : <input type="text" {...input} />}
      {fault !== undefined && (
        <p id={`${name}-fault`} class="bad">
          {fault}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${name}-hint`} class="aside">
          {hint}
        </p>
      )}
    </div>
  )
}
