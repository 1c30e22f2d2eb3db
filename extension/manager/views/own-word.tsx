/** The person's own word, by which they know our windows (T23). */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useTexts } from '../../ui/language.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface WordProps {
  word: string
  longestWord: number
  saveWord: (word: string) => void
}

export function OwnWord({ word, longestWord, saveWord }: WordProps): VNode {
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
