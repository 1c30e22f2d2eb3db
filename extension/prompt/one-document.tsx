/**
 * One document, opened: drawn once its bytes are here and are those of the list, or without them when they are not drawn; noted as
 * read when its end was on the screen.
 */
import type { VNode } from 'preact'
import { useCallback, useEffect } from 'preact/hooks'
import { DocumentFacts, DocumentView } from '../documents/document-view.tsx'
import { needsBytes, prepareFor } from '../documents/open-document.ts'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { withMember } from './choices.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import { usePrompt } from './prompt-context.ts'

export function OneDocument({ document }: { document: DocumentSummary }): VNode {
  const { documents } = useTexts()
  const { opened, actions, choose } = usePrompt()
  const { index } = document
  const here = needsBytes(document) ? opened.get(index) : { content: null }
  const missing = here === undefined
  useEffect(() => {
    if (!missing) return
    actions.read(index)
    prepareFor(document)
  }, [document, index, missing, actions])
  const noteRead = useCallback(
    () => choose(before => ({ read: withMember(before.read, index, true) })),
    [index, choose],
  )
  const noteDoubt = useCallback(
    () => choose(before => ({ doubtful: withMember(before.doubtful, index, true) })),
    [index, choose],
  )
  return (
    <div data-document={index}>
      {here === undefined && <p role="status">{documents.opening}</p>}
      {here === 'wrong' && (
        <div class="paper">
          <Notice kind="danger" title={documents.wrong} live />
          <DocumentFacts document={document} />
        </div>
      )}
      {here !== undefined && here !== 'wrong' && (
        <DocumentView key={index} document={document} content={here.content} onEndSeen={noteRead} onDoubt={noteDoubt} />
      )}
    </div>
  )
}
