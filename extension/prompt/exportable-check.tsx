/** Whether a key of the software token may leave it later: only if the person says so. */
import type { VNode } from 'preact'
import { Check } from '../ui/check.tsx'
import { usePrompt } from './prompt-context.ts'

export function ExportableCheck({ label, meaning }: { label: string; meaning: string }): VNode {
  const { choices, choose } = usePrompt()
  return (
    <Check name="exportable" checked={choices.exportable} onCheck={exportable => choose({ exportable })}>
      {label}
      <span class="aside">{meaning}</span>
    </Check>
  )
}
