/** Language, the person's own word, and what is installed. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { product } from '../../../shared/product.ts'
import type { Result } from '../../../shared/operations/index.ts'
import { Facts } from '../../ui/facts.tsx'
import { LanguageChooser, useTexts } from '../../ui/language.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface Props {
  word: string
  longestWord: number
  saveWord: (word: string) => void
  /** `null` while the host was not reached. */
  host: Result<'diagnose'>['host'] | null
}

export function SettingsView({ word, longestWord, saveWord, host }: Props): VNode {
  const { manager, common } = useTexts()
  const texts = manager.settings
  return (
    <>
      <section class="paper">
        <h2>{texts.language}</h2>
        <div>
          <LanguageChooser />
        </div>
      </section>
      <OwnWord key={word} word={word} longestWord={longestWord} saveWord={saveWord} />
      <section class="paper" data-part="network">
        <h2>{texts.network}</h2>
        <p>{texts.networkMeaning}</p>
      </section>
      <section class="paper">
        <h2>{texts.about}</h2>
        <Facts
          facts={[
            { name: texts.extensionVersion, value: `${product.name} ${product.version}` },
            { name: texts.hostVersion, value: host ? <VisibleText text={host.version} /> : common.unknown },
            { name: texts.protocol, value: String(product.protocol) },
            { name: texts.dataFolder, value: host ? <VisibleText text={host.dataFolder} /> : common.unknown },
          ]}
        />
        <p class="aside">{texts.license}</p>
      </section>
    </>
  )
}

function OwnWord({ word, longestWord, saveWord }: Omit<Props, 'host'>): VNode {
  const texts = useTexts().manager.settings
  const [typed, setTyped] = useState(word)
  const [saved, setSaved] = useState(false)
  return (
    <form
      class="paper"
      onSubmit={event => {
        event.preventDefault()
        saveWord(typed.trim())
        setSaved(true)
      }}
    >
      <h2>{texts.word}</h2>
      <p>{texts.wordMeaning}</p>
      <TextField
        name="word"
        label={texts.wordLabel}
        value={typed}
        longest={longestWord}
        onText={text => {
          setTyped(text)
          setSaved(false)
        }}
      />
      <div class="buttons">
        <button type="submit" class="button button-primary" data-action="save">
          {texts.save}
        </button>
        <p role="status">{saved && texts.saved}</p>
      </div>
    </form>
  )
}
