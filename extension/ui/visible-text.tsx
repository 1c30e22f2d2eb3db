/** Text from outside (documents, certificates, tokens, sites): isolated from its surroundings, with hidden characters made visible. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { useTexts } from './language.tsx'
import { singleLineRuns, visibleRuns } from './visible-runs.ts'

interface Props {
  text: string
  /** Keeps line feeds and tabs as they are. */
  multiline?: boolean
}

export function VisibleText({ text, multiline = false }: Props): VNode {
  const { common } = useTexts()
  const runs = useMemo(() => (multiline ? visibleRuns(text) : singleLineRuns(text)), [text, multiline])
  return (
    <bdi class={multiline ? 'outside outside-lines' : 'outside'}>
      {runs.map((run, index) =>
        run.hidden > 0 ? (
          <span key={index} class="escape" title={common.hiddenCharacter}>
            {run.text}
          </span>
        ) : (
          run.text
        ),
      )}
    </bdi>
  )
}
