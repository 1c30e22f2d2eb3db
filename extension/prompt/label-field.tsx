/** What a token shall be called: 32 bytes of UTF-8 at most, as CK_TOKEN_INFO holds it. */
import type { VNode } from 'preact'
import { utf8 } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import { useTexts } from '../ui/language.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Choices } from './choices.ts'
import { usePrompt } from './prompt-context.ts'

/** What stands in the field: what was typed, or the label the token has. */
export const labelOf = ({ label }: Choices, present: string): string => label ?? present

/** A name may be left out: the token is known by its serial number. */
export const labelFits = (label: string): boolean => utf8(label.trim()).length <= limits.tokenLabel

export function LabelField({ present }: { present: string }): VNode {
  const { care } = useTexts()
  const { choices, choose } = usePrompt()
  return (
    <TextField
      name="label"
      label={care.label}
      value={labelOf(choices, present)}
      longest={limits.tokenLabel}
      hint={care.labelHint}
      onText={label => choose({ label })}
    />
  )
}
