/** A document drawn from the bytes that will be signed; what cannot be drawn says so plainly. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { formatSize } from '../locales/format.ts'
import { Facts } from '../ui/facts.tsx'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { FieldsView } from './fields-view.tsx'
import { readDocument } from './read-document.ts'
import type { Reading } from './reading.ts'
import { TextView } from './text-view.tsx'

export interface DocumentProps {
  name: string
  type: string
  size: number
  /** SHA-256, lower-case hexadecimal. */
  digest: string
}

export function DocumentView({ document, content }: { document: DocumentProps; content: Uint8Array }): VNode {
  const { documents } = useTexts()
  const reading = useMemo(() => readDocument(content, document.type), [content, document.type])
  const drawn = reading.kind !== 'file' && content.length > 0
  return (
    <article class="paper" data-reading={reading.kind}>
      <h2 class="paper-title">
        <VisibleText text={document.name} />
      </h2>
      <Drawn reading={reading} empty={content.length === 0} />
      {drawn ? (
        <details class="fold paper-fold">
          <summary>{documents.details}</summary>
          <DocumentFacts document={document} />
        </details>
      ) : (
        <DocumentFacts document={document} />
      )}
      <div data-document-end tabIndex={-1} />
    </article>
  )
}

function Drawn({ reading, empty }: { reading: Reading; empty: boolean }): VNode {
  const { documents } = useTexts()
  if (empty) return <Notice kind="warning" title={documents.empty} />
  if (reading.kind === 'fields') {
    return (
      <>
        <FieldsView fields={reading.fields} />
        <details class="fold paper-fold" data-original>
          <summary>{documents.original}</summary>
          <TextView text={reading.text} />
        </details>
      </>
    )
  }
  if (reading.kind === 'text') {
    return (
      <>
        {reading.refusal !== null && (
          <Notice kind="warning" title={documents.notFields}>
            <p data-refusal={reading.refusal}>{documents.reasons[reading.refusal]}</p>
          </Notice>
        )}
        <div data-original>
          <TextView text={reading.text} />
        </div>
      </>
    )
  }
  return (
    <Notice kind="warning" title={documents.notShown}>
      {reading.because === 'notText' && <p>{documents.notText}</p>}
      <p>{documents.notShownMeaning}</p>
    </Notice>
  )
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
