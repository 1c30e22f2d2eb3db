/** A document drawn from the bytes that will be signed; what cannot be drawn says so plainly. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatSize } from '../locales/format.ts'
import { Facts } from '../ui/facts.tsx'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { useOpenedDocument } from './use-opened-document.ts'

export interface DocumentProps {
  name: string
  type: string
  size: number
  /** SHA-256, lower-case hexadecimal. */
  digest: string
}

interface Props {
  document: DocumentProps
  content: Uint8Array
  /** Called when the end of what was drawn is on the screen, or was scrolled past; never before the document is drawn. */
  onEndSeen: () => void
}

export function DocumentView({ document, content, onEndSeen }: Props): VNode {
  const { documents } = useTexts()
  const opened = useOpenedDocument(content, document.type)
  return (
    <article class="paper" data-reading={opened?.drawnAs} aria-busy={opened === null}>
      <h2 class="paper-title">
        <VisibleText text={document.name} />
      </h2>
      {opened ? opened.view : <p role="status">{documents.opening}</p>}
      {opened?.factsFolded ? (
        <details class="fold paper-fold">
          <summary>{documents.details}</summary>
          <DocumentFacts document={document} />
        </details>
      ) : (
        <DocumentFacts document={document} />
      )}
      {opened && <DocumentEnd onSeen={onEndSeen} />}
    </article>
  )
}

/** What was scrolled past is seen as well. */
const aboveCounts = { rootMargin: '100000000px 0px 0px 0px' }

function DocumentEnd({ onSeen }: { onSeen: () => void }): VNode {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current) return undefined
    const watcher = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      watcher.disconnect()
      onSeen()
    }, aboveCounts)
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [onSeen])
  return <div ref={end} data-document-end tabIndex={-1} />
}

/** Type, size and digest: folded below the content, and all there is for a file. */
export function DocumentFacts({ document: { name, type, size, digest } }: { document: DocumentProps }): VNode {
  const { documents, common } = useTexts()
  const labels = documents.facts
  return (
    <div class="document-facts">
      <Facts
        facts={[
          { name: labels.name, value: <VisibleText text={name} /> },
          { name: labels.type, value: type === '' ? documents.withoutType : <VisibleText text={type} /> },
          { name: labels.size, value: formatSize(common, size) },
          { name: labels.digest, value: <span class="mono">{digest}</span> },
        ]}
      />
    </div>
  )
}
