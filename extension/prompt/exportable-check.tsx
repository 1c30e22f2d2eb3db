/** Whether a key of the software token may leave it later: only if the person says so. */
import type { VNode } from 'preact'
import { usePrompt } from './prompt-context.ts'

export function ExportableCheck({ label, meaning }: { label: string; meaning: string }): VNode {
  const { choices, choose } = usePrompt()
  return (
    <label class="check">
      <input
        type="checkbox"
        data-field="exportable"
        checked={choices.exportable}
        onChange={({ currentTarget: { checked } }) => choose({ exportable: checked })}
      />
      <span>
        {label}
        <span class="aside">{meaning}</span>
      </span>
    </label>
  )
}
