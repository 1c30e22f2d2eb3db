/** The key pairs on a token, and what can be done with them where keys are files. */
import type { VNode } from 'preact'
import { Button } from '../../../ui/button.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { ObjectView } from '../../../ui/object-view.tsx'
import { ofKind, type TokenProps } from './token-props.ts'

export function KeysPart({ details, objects, busy, actions }: TokenProps): VNode {
  const { tokenPage, objects: words } = useTexts()
  const texts = tokenPage.keys
  const keys = ofKind(objects, 'keyPair')
  return (
    <section class="paper" data-part="keys">
      <h3>{texts.title}</h3>
      <p class="aside">{details.summary.kind === 'software' ? texts.neverSoftware : texts.never}</p>
      {keys.length === 0 && <p>{texts.none}</p>}
      <ul class="objects">
        {keys.map(key => (
          <li key={key.id}>
            <ObjectView object={key} />
            {key.exportable && <p class="aside">{words.exportable}</p>}
            <div class="actions">
              {key.exportable && (
                <Button
                  action="export-key"
                  about={key.label || key.keyId}
                  dead={busy}
                  onPress={() => actions.exportKeyFile(key.keyId, key.label || details.summary.label)}
                >
                  {texts.save}
                </Button>
              )}
              <Button
                action="delete"
                kind="danger"
                about={key.label || key.keyId}
                dead={busy}
                onPress={() => actions.deleteObject(key.id)}
              >
                {tokenPage.certificates.delete}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {details.can.importKeyFile && <KeyFiles busy={busy} actions={actions} />}
    </section>
  )
}

function KeyFiles({ busy, actions }: Pick<TokenProps, 'busy' | 'actions'>): VNode {
  const texts = useTexts().tokenPage.keys
  return (
    <>
      <div class="file-row">
        <FileButton
          action="import-key-file"
          label={texts.import}
          accept=".pfx,.p12"
          dead={busy}
          describedBy="key-file-hint"
          onFiles={([file]) => {
            if (file) actions.importKeyFile(file)
          }}
        />
        <p id="key-file-hint" class="aside">
          {texts.importHint}
        </p>
      </div>
      <details class="fold">
        <summary>{texts.move}</summary>
        <ol class="numbered">
          {texts.moveSteps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </>
  )
}
