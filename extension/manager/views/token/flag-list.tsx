/** Flags by their names in the standard, each with what it means where we have words for it. */
import type { VNode } from 'preact'
import { useTexts } from '../../../ui/language.tsx'

export function FlagList({ flags }: { flags: readonly string[] }): VNode {
  const { tokenPage } = useTexts()
  if (flags.length === 0) return <>{tokenPage.details.noFlags}</>
  const meanings: Readonly<Record<string, string>> = tokenPage.flags
  return (
    <ul class="flags">
      {flags.map(flag => (
        <li key={flag}>
          <span class="mono">{flag}</span>
          {Object.hasOwn(meanings, flag) && <span class="aside"> {meanings[flag]}</span>}
        </li>
      ))}
    </ul>
  )
}
