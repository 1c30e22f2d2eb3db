/** A document drawn from the bytes that will be signed; what cannot be drawn says so plainly. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatSize } from '../locales/format.ts'
import { Facts } from '../ui/facts.tsx'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import type { About } from './open-document.ts'
import { useOpenedDocument } from './use-opened-document.ts'

export interface DocumentProps extends About {
  name: string
  /** SHA-256, lower-case hexadecimal. */
  digest: string
}

interface Props {
  document: DocumentProps
  /** `null` when it is drawn without, or from its edges (`needsBytes`). */
  content: Uint8Array | null
  /** Called when the end is on the screen, or was scrolled past; never before the document is drawn, and drawn to its end. */
  onEndSeen: () => void
  /** Called when it turned out to contradict itself. */
  onDoubt: () => void
}

export function DocumentView({ document, content, onEndSeen, onDoubt }: Props): VNode {
  const { documents } = useTexts()
  const opened = useOpenedDocument(content, document)
  const isDoubtful = opened?.isDoubtful ?? false
  useEffect(() => {
    if (isDoubtful) onDoubt()
  }, [isDoubtful, onDoubt])
  // What `npm run bench` measures: what it is drawn as is on the screen.
  useEffect(() => void (opened && performance.mark('opened')), [opened])
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

/** Where a text waits for "more"; the original text that is folded away below its fields does not count. */
const cut = '[data-cut]:not(details *)'

function DocumentEnd({ onSeen }: { onSeen: () => void }): VNode {
  const { documents } = useTexts()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = end.current
    const article = mark?.parentElement
    if (!mark || !article) return undefined
    const stop = (): void => {
      watcher.disconnect()
      changes.disconnect()
    }
    const watcher = new IntersectionObserver(entries => {
      if (!entries.at(-1)?.isIntersecting || article.querySelector(cut)) return
      stop()
      onSeen()
    }, aboveCounts)
    // Once more was drawn, the end is somewhere else, or is it at last.
    const changes = new MutationObserver(() => {
      watcher.unobserve(mark)
      watcher.observe(mark)
    })
    watcher.observe(mark)
    changes.observe(article, { childList: true, subtree: true })
    return stop
  }, [onSeen])
  return <div ref={end} data-document-end tabIndex={-1} role="note" aria-label={documents.end} />
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
