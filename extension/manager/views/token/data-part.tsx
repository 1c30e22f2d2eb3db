/** Data objects (CKO_DATA): listed, saved, deleted, and stored from a file. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { limits } from '../../../../shared/limits.ts'
import { fill, formatSize } from '../../../locales/format.ts'
import { Check } from '../../../ui/check.tsx'
import { Button } from '../../../ui/button.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { ObjectView } from '../../../ui/object-view.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { fileName } from '../../save-file.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { ofKind, type TokenProps } from './token-props.ts'

export function DataPart({ objects, login, busy, actions }: TokenProps): VNode {
  const texts = useTexts().tokenPage.data
  const data = ofKind(objects, 'data')
  return (
    <div class="object-group" data-part="data">
      <h4>{texts.title}</h4>
      {data.length === 0 && <p>{texts.none}</p>}
      <ul class="objects">
        {data.map(object => (
          <li key={object.id}>
            <ObjectView object={object} />
            {object.application !== '' && (
              <p class="aside">
                {texts.application}: <VisibleText text={object.application} />
              </p>
            )}
            <div class="actions">
              <Button
                action="save-data"
                about={object.label || object.id}
                dead={object.value === null}
                describedBy="login-state"
                onPress={() => {
                  if (!object.value) return
                  const name = fileName(object.label, 'bin')
                  actions.save({ name, type: 'application/octet-stream', content: object.value })
                }}
              >
                {texts.save}
              </Button>
              <Button
                action="delete"
                about={object.label || object.id}
                kind="danger"
                dead={busy || !login}
                describedBy="login-state"
                onPress={() => actions.deleteObject(object.id)}
              >
                {texts.delete}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <NewData login={login} busy={busy} actions={actions} />
    </div>
  )
}

function NewData({ login, busy, actions }: Pick<TokenProps, 'login' | 'busy' | 'actions'>): VNode {
  const { tokenPage, common } = useTexts()
  const texts = tokenPage.data
  const [label, setLabel] = useState('')
  const [application, setApplication] = useState('')
  const [hidden, setHidden] = useState(true)
  const [file, setFile] = useState<File | null>(null)
  const fits = file !== null && file.size <= limits.dataObject
  return (
    <details class="fold">
      <summary>{texts.create}</summary>
      <TextField name="data-label" label={texts.label} value={label} longest={limits.objectLabel} onText={setLabel} />
      <TextField
        name="data-application"
        label={texts.application}
        value={application}
        longest={limits.objectLabel}
        onText={setApplication}
      />
      <Check name="data-private" checked={hidden} onCheck={setHidden}>
        {texts.hidden}
      </Check>
      <div class="file-row">
        <FileButton action="data-file" label={texts.file} onFiles={([chosen]) => setFile(chosen ?? null)} />
        <p role="status">
          {file && fits && <VisibleText text={fill(texts.chosen, { name: file.name })} />}
          {file && !fits && (
            <span class="bad">{fill(texts.tooLarge, { size: formatSize(common, limits.dataObject) })}</span>
          )}
        </p>
      </div>
      <div class="file-row">
        <Button
          action="create-data"
          kind="primary"
          dead={busy || !login || !fits || label.trim() === ''}
          describedBy="login-state"
          onPress={() => {
            if (file) actions.createDataObject({ label: label.trim(), application, private: hidden, file })
          }}
        >
          {texts.button}
        </Button>
        {!login && <p class="aside">{tokenPage.login.first}</p>}
      </div>
    </details>
  )
}
