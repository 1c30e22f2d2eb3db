/** How each kind of document is drawn, by its reading. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { fill } from '../locales/format.ts'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import type { ViewProps } from './document-kind.ts'
import type { FileType } from './files/file-types.ts'
import { FieldsView } from './fields-view.tsx'
import { paymentOf } from './payment.ts'
import { PaymentView } from './payment-view.tsx'
import type { ReadFields } from './read-fields.ts'
import type { Refusal } from './reading.ts'
import { TextView } from './text-view.tsx'
import { unwrap } from './unwrap.ts'

/** A payment is told at a glance; all of its fields stand below, as they are written. */
export function FieldsDocument({ reading: { fields, text } }: ViewProps<ReadFields>): VNode {
  const { documents } = useTexts()
  const payment = useMemo(() => paymentOf(fields), [fields])
  const { path, inside } = useMemo(() => unwrap(fields), [fields])
  return (
    <>
      {payment && <PaymentView payment={payment} />}
      <div class={payment ? 'fields-below' : 'fields-alone'}>
        {path.length > 0 && (
          <p class="wrappers" data-wrappers>
            <VisibleText text={path.join(' › ')} />
          </p>
        )}
        <FieldsView fields={inside} />
      </div>
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

/** Bytes that are not drawn at all: of another kind, or not what their type says. `type`: what they are, as far as that is known. */
export function FileDocument({ reading: { type }, refusal }: ViewProps<{ type: FileType | null }>): VNode {
  const { documents } = useTexts()
  return (
    <Notice kind="warning" title={documents.notShown}>
      {refusal !== null && <Reason refusal={refusal} />}
      {type !== null && <p data-by-content={type}>{fill(documents.byContent, { type: documents.fileTypes[type] })}</p>}
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
