/** A file of payments: one at a glance, or a list of them with what they come to; all that is written is below. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { fill } from '../../locales/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { visibleText } from '../../ui/visible-runs.ts'
import type { ViewProps } from '../document-kind.ts'
import { FieldsView } from '../fields-view.tsx'
import { PaymentView } from '../payment-view.tsx'
import { TextView } from '../text-view.tsx'
import { ClaimsView } from './claims-view.tsx'
import { PaymentList } from './payment-list.tsx'
import type { Payment } from './payment-parts.ts'
import type { PaymentsFile } from './read-payments.ts'

export function PaymentsDocument({ reading: file }: ViewProps<PaymentsFile>): VNode {
  const { documents } = useTexts()
  const texts = documents.payments
  const [first, ...others] = file.payments
  return (
    <>
      <ClaimsView claims={file.claims} />
      {first && others.length === 0 ? <OnePayment payment={first} /> : <PaymentList file={file} />}
      {file.fields.length > 0 && (
        <details class="fold paper-fold" data-beside>
          <summary>{texts.beside}</summary>
          <div class="fields-below">
            <FieldsView fields={file.fields} />
          </div>
        </details>
      )}
      <details class="fold paper-fold" data-original>
        <summary>{documents.original}</summary>
        <TextView text={file.text} />
      </details>
      <p class="wrappers" data-format>
        {fill(texts.format, { format: visibleText(file.format), charset: file.charset })}
      </p>
    </>
  )
}

function OnePayment({ payment }: { payment: Payment }): VNode {
  const { documents } = useTexts()
  const fields = useMemo(() => payment.fields(), [payment])
  return (
    <>
      <p class="value-name">{documents.payments.order}</p>
      <PaymentView payment={payment} />
      <div class="fields-below">
        <FieldsView fields={fields} />
      </div>
    </>
  )
}
