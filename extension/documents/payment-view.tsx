/** A payment at a glance, in the person's own form of numbers and dates; as they are written they stand in its fields below. */
import type { VNode } from 'preact'
import { amountText, dayText } from '../locales/money.ts'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { paymentParts, type Payment, type PaymentPart } from './payment.ts'

export function PaymentView({ payment: { amount, parts } }: { payment: Payment }): VNode {
  const { documents, common } = useTexts()
  const written: Partial<Record<PaymentPart, (text: string) => string>> = {
    payeeAccount: inFours,
    payerAccount: inFours,
    date: dayText,
  }
  return (
    <section class="payment" data-payment>
      <p class="amount-large" data-payment-amount>
        {amountText(common, amount)}
      </p>
      <dl class="payment-parts">
        {paymentParts.map(part => {
          const text = parts[part]
          if (text === undefined) return null
          return (
            <div key={part} class="payment-part" data-part={part}>
              <dt>{documents.labels[part]}</dt>
              <dd>
                <VisibleText text={written[part]?.(text) ?? text} multiline={part === 'purpose'} />
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

/** With spaces in the text itself, so that it is read as one. */
const inFours = (text: string): string => {
  const account = text.replaceAll(' ', '')
  return /^[A-Z0-9]{12,40}$/.test(account) ? (account.match(/.{1,4}/g) ?? []).join(' ') : text
}
