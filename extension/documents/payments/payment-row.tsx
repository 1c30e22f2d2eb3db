/** One payment of many: to whom, how much, what for; all of its fields when it is opened. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { faultOfFields } from '../drawable.ts'
import { FieldsView } from '../fields-view.tsx'
import { inFours, PaymentAmount, PaymentView } from '../payment-view.tsx'
import { partFaults } from './part-faults.ts'
import type { Payment } from './payment-parts.ts'

/** `place`: in the file, from 0 on. */
export function PaymentRow({ place, payment }: { place: number; payment: Payment | undefined }): VNode | null {
  const { documents } = useTexts()
  const [open, setOpen] = useState(false)
  if (!payment) return null
  const texts = documents.payments
  return (
    <li class="row" data-payment-place={place}>
      <div class={open ? 'row-words row-open' : 'row-words'}>
        {open ? <OpenPayment payment={payment} /> : <Glance place={place} payment={payment} />}
      </div>
      <div class="row-buttons">
        <Button
          action="payment-fields"
          kind="quiet"
          about={payment.parts.payee ?? `${place + 1}`}
          onPress={() => setOpen(!open)}
        >
          {open ? texts.close : texts.open}
        </Button>
      </div>
    </li>
  )
}

function Glance({ place, payment: { amount, parts } }: { place: number; payment: Payment }): VNode {
  const { documents } = useTexts()
  const faults = partFaults(parts)
  return (
    <>
      <p class="row-name">
        {place + 1}. <VisibleText text={parts.payee ?? ''} />
      </p>
      {(['payeeAccount', 'person', 'personAccount'] as const).map(part => {
        const text = parts[part]
        return (
          text !== undefined && (
            <p key={part} class="aside">
              {part !== 'payeeAccount' && `${documents.labels[part]}: `}
              <VisibleText text={part === 'person' ? text : inFours(text)} />
            </p>
          )
        )
      })}
      <PaymentAmount amount={amount} />
      {[...faults].map(([part, fault]) => (
        <p key={part} class="warn" data-part-fault={fault}>
          {documents.labels[part]}: {documents.payments.faults[fault]}
        </p>
      ))}
      {parts.purpose !== undefined && (
        <p class="aside">
          <VisibleText text={parts.purpose} multiline />
        </p>
      )}
    </>
  )
}

function OpenPayment({ payment }: { payment: Payment }): VNode {
  const { documents } = useTexts()
  const fields = useMemo(() => payment.fields(), [payment])
  const fault = useMemo(() => faultOfFields(fields), [fields])
  return (
    <>
      <PaymentView payment={payment} />
      {fault !== null ? (
        <Notice kind="warning" title={documents.notFields}>
          <p>{documents.reasons[fault]}</p>
        </Notice>
      ) : (
        <div class="fields-below">
          <FieldsView fields={fields} />
        </div>
      )}
    </>
  )
}
