/** What a token shall be called: 32 bytes of UTF-8 at most, as CK_TOKEN_INFO holds it. */
import type { VNode } from 'preact'
import { utf8 } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import { useTexts } from '../ui/language.tsx'
import type { Choices } from './choices.ts'
import { usePrompt } from './prompt-context.ts'

/** What stands in the field: what was typed, or the label the token has. */
export const labelOf = ({ label }: Choices, present: string): string => label ?? present

export const labelFits = (label: string): boolean =>
  label.trim() !== '' && utf8(label.trim()).length <= limits.tokenLabel

export function LabelField({ present }: { present: string }): VNode {
  const { care } = useTexts()
  const { choices, choose } = usePrompt()
  return (
    <div class="field">
      <label class="field-label" for="label">
        {care.label}
      </label>
      <input
        id="label"
        type="text"
        data-field="label"
        autocomplete="off"
        spellcheck={false}
        maxLength={limits.tokenLabel}
        aria-describedby="label-hint"
        value={labelOf(choices, present)}
        onInput={({ currentTarget: { value } }) => choose({ label: value })}
      />
      <p id="label-hint" class="aside">
        {care.labelHint}
      </p>
    </div>
  )
}
