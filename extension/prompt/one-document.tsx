/** One document, opened: drawn once its bytes are here and are those of the list; noted as read when its end was on the screen. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { DocumentFacts, DocumentView } from '../documents/document-view.tsx'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { withMember } from './choices.ts'
import type { DocumentSummary } from './messages.ts'
import { usePrompt } from './prompt-context.ts'

export function OneDocument({ document }: { document: DocumentSummary }): VNode {
  const { documents } = useTexts()
  const { opened, actions, choices, choose } = usePrompt()
  const paper = useRef<HTMLDivElement>(null)
  const here = opened.get(document.index)
  const { index } = document
  const missing = here === undefined
  const drawn = here !== undefined && here !== 'wrong'
  const read = choices.read.has(index)

  useEffect(() => {
    if (missing) actions.read(index)
  }, [index, missing, actions])

  useEffect(() => {
    const end = paper.current?.querySelector('[data-document-end]')
    if (!drawn || read || !end) return undefined
    const watcher = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) {
        choose(before => ({ read: withMember(before.read, index, true) }))
      }
    }, aboveCounts)
    watcher.observe(end)
    return () => watcher.disconnect()
  }, [index, drawn, read, choose])

  return (
    <div ref={paper} data-document={index}>
      {here === undefined && <p role="status">{documents.opening}</p>}
      {here === 'wrong' && (
        <div class="paper">
          <Notice kind="danger" title={documents.wrong} live />
          <DocumentFacts document={document} />
        </div>
      )}
      {drawn && <DocumentView document={document} content={here.content} />}
    </div>
  )
}

/** An end that was scrolled past is seen as well. */
const aboveCounts = { rootMargin: '100000000px 0px 0px 0px' }
