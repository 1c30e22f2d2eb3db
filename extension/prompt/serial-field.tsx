/** The serial number, or what stands for it, typed by the person to confirm which token is meant. */
import type { VNode } from 'preact'
import type { TokenSummary } from '../../shared/token.ts'
import { confirmationOf, confirms } from '../../shared/token-confirmation.ts'
import { fill } from '../locales/format.ts'
import { useTexts } from '../ui/language.tsx'
import { TextField } from '../ui/text-field.tsx'
import { visibleText } from '../ui/visible-runs.ts'
import type { Choices } from './choices.ts'
import { usePrompt } from './prompt-context.ts'

export const serialFits = ({ serialNumber }: Choices, token: TokenSummary): boolean => confirms(serialNumber, token)

export function SerialField({ token }: { token: TokenSummary }): VNode {
  const { care } = useTexts()
  const { choices, choose } = usePrompt()
  return (
    <TextField
      name="serial"
      label={token.serialNumber.trim() === '' ? care.confirm : care.serial}
      value={choices.serialNumber}
      hint={fill(care.serialHint, { serial: visibleText(confirmationOf(token)) })}
      onText={serialNumber => choose({ serialNumber })}
    />
  )
}
