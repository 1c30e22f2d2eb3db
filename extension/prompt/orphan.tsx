/** A window that was opened again or by hand: it has no request, so it can say nothing but that. */
import type { VNode } from 'preact'
import { LanguageChooser, useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

export function Orphan(): VNode {
  const { prompt } = useTexts()
  return (
    <div class="window" data-stage="ended">
      <main class="content">
        <Notice kind="warning" title={prompt.ended.title} live>
          <p>{prompt.ended.meaning}</p>
          <p>{prompt.ended.reopened}</p>
        </Notice>
        <LanguageChooser />
      </main>
    </div>
  )
}
