/** Secret keys: listed, made on the token, deleted; their values are never shown. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { limits } from '../../../../shared/limits.ts'
import { fill } from '../../../locales/format.ts'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { ObjectView } from '../../../ui/object-view.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ofKind, type TokenProps } from './token-props.ts'

export function SecretKeysPart({ objects, login, busy, actions }: TokenProps): VNode {
  const texts = useTexts().tokenPage.secretKeys
  const keys = ofKind(objects, 'secretKey')
  return (
    <div class="object-group" data-part="secret-keys">
      <h4>{texts.title}</h4>
      <p class="aside">{texts.never}</p>
      {keys.length === 0 && <p>{texts.none}</p>}
      <ul class="objects">
        {keys.map(key => (
          <li key={key.id}>
            <ObjectView object={key} />
            <div class="actions">
              <Button
                action="delete"
                about={key.label || key.id}
                kind="danger"
                dead={busy || !login}
                describedBy="login-state"
                onPress={() => actions.deleteObject(key.id)}
              >
                {texts.delete}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <NewSecretKey login={login} busy={busy} actions={actions} />
    </div>
  )
}

const lengths = [128, 256] as const

function NewSecretKey({ login, busy, actions }: Pick<TokenProps, 'login' | 'busy' | 'actions'>): VNode {
  const { tokenPage, care } = useTexts()
  const texts = tokenPage.secretKeys
  const [label, setLabel] = useState('')
  const [bits, setBits] = useState<(typeof lengths)[number]>(256)
  return (
    <details class="fold">
      <summary>{texts.create}</summary>
      <TextField name="secret-label" label={texts.label} value={label} longest={limits.objectLabel} onText={setLabel} />
      <label class="field">
        <span class="field-label">{texts.length}</span>
        <select
          class="language"
          data-field="secret-bits"
          value={bits}
          onChange={({ currentTarget: { value } }) => setBits(value === '128' ? 128 : 256)}
        >
          {lengths.map(length => (
            <option key={length} value={length}>
              {fill(care.secretKey, { bits: length })}
            </option>
          ))}
        </select>
      </label>
      <div class="file-row">
        <Button
          action="create-secret-key"
          kind="primary"
          dead={busy || !login || label.trim() === ''}
          describedBy="login-state"
          onPress={() => actions.createSecretKey({ label: label.trim(), bits })}
        >
          {texts.button}
        </Button>
        {!login && <p class="aside">{tokenPage.login.first}</p>}
      </div>
    </details>
  )
}
