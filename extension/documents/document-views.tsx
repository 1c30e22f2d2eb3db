/** How each kind of document is drawn, by its reading. */
import type { VNode } from 'preact'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import type { ViewProps } from './document-kind.ts'
import { FieldsView } from './fields-view.tsx'
import type { ReadFields } from './read-fields.ts'
import type { Refusal } from './reading.ts'
import { TextView } from './text-view.tsx'

export function FieldsDocument({ reading: { fields, text } }: ViewProps<ReadFields>): VNode {
  const { documents } = useTexts()
  return (
    <>
      <FieldsView fields={fields} />
      <details class="fold paper-fold" data-original>
        <summary>{documents.original}</summary>
        <TextView text={text} />
      </details>
    </>
  )
}

/** `refusal`: the type promised fields, but the bytes were not taken for them. */
export function TextDocument({ reading, refusal }: ViewProps<string>): VNode {
  const { documents } = useTexts()
  return (
    <>
      {refusal !== null && (
        <Notice kind="warning" title={documents.notFields}>
          <Reason refusal={refusal} />
        </Notice>
      )}
      <div data-original>
        <TextView text={reading} />
      </div>
    </>
  )
}

/** Bytes that are not drawn at all: another type, or not what their type says. */
export function FileDocument({ refusal }: ViewProps<null>): VNode {
  const { documents } = useTexts()
  return (
    <Notice kind="warning" title={documents.notShown}>
      {refusal !== null && <Reason refusal={refusal} />}
      <p>{documents.notShownMeaning}</p>
    </Notice>
  )
}

export function EmptyDocument(): VNode {
  const { documents } = useTexts()
  return <Notice kind="warning" title={documents.empty} />
}

function Reason({ refusal }: { refusal: Refusal }): VNode {
  const { documents } = useTexts()
  return <p data-refusal={refusal}>{documents.reasons[refusal]}</p>
}
