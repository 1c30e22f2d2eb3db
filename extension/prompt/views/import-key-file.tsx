/** The password of a key file, and the PIN of the software token that takes the key. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { ExportableCheck } from '../exportable-check.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin } from '../pin.tsx'
import { takeBytes } from '../pin-input.ts'
import { ProblemView } from '../problem-view.tsx'
import { usePrompt } from '../prompt-context.ts'
import type { ViewProps } from '../view-props.ts'

export function ImportKeyFile({ question: { token, newPin, problem } }: ViewProps<'importKeyFile'>): VNode {
  const { care } = useTexts()
  const { choices } = usePrompt()
  const [password, setPassword] = useState<HTMLInputElement | null>(null)
  const known = usePin(token)
  const fresh = useNewPin(token)
  const pin = newPin ? fresh : known
  return (
    <Asking
      asks={care.asks.importKeyFile}
      approve={care.approve.importKeyFile}
      blocker={pin.blocker}
      answer={() => ({
        prompt: 'importKeyFile',
        typed: { password: takeBytes(password), pin: pin.take(), exportable: choices.exportable },
      })}
    >
      <CareToken token={token} />
      <ProblemView problem={problem} />
      <label class="field">
        <span class="field-label">{care.keyFile.password}</span>
        <input
          type="password"
          data-field="password"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="password-hint"
          onInput={({ currentTarget }) => setPassword(currentTarget)}
        />
        <span id="password-hint" class="aside">
          {care.keyFile.passwordHint}
        </span>
      </label>
      <ExportableCheck label={care.keyFile.exportable} meaning={care.keyFile.exportableMeaning} />
      {pin.view}
    </Asking>
  )
}
