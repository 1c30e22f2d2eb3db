/** A payment at a glance, in the person's own form of numbers and dates; as they are written they stand in its fields below. */
import type { VNode } from 'preact'
import { amountText, dayText } from '../locales/money.ts'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import type { Amount } from './amount.ts'
import { partFaults } from './payments/part-faults.ts'
import { paymentParts, type Payment, type PaymentPart } from './payments/payment-parts.ts'

export function PaymentView({ payment: { amount, parts } }: { payment: Pick<Payment, 'amount' | 'parts'> }): VNode {
  const { documents } = useTexts()
  const faults = partFaults(parts)
  const written: Partial<Record<PaymentPart, (text: string) => string>> = {
    payeeAccount: inFours,
    payerAccount: inFours,
    personAccount: inFours,
    date: dayText,
    valueDate: dayText,
  }
  return (
    <section class="payment" data-payment>
      <PaymentAmount amount={amount} large />
      <dl class="payment-parts">
        {paymentParts.map(part => {
          const text = parts[part]
          const fault = faults.get(part)
          if (text === undefined) return null
          return (
            <div key={part} class="payment-part" data-part={part}>
              <dt>{documents.labels[part]}</dt>
              <dd>
                <VisibleText text={written[part]?.(text) ?? text} multiline={part === 'purpose'} />
                {fault && (
                  <p class="warn" data-part-fault={fault}>
                    {documents.payments.faults[fault]}
                  </p>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

interface AmountProps {
  amount: Amount | null
  large?: boolean
}

/** In words where there is none, or no currency. */
export function PaymentAmount({ amount, large = false }: AmountProps): VNode {
  const { documents, common } = useTexts()
  if (!amount) return <p class="warn">{documents.payments.noAmount}</p>
  return (
    <>
      <p class={large ? 'amount-large' : 'row-amount'} data-payment-amount>
        {amountText(common, amount)}
      </p>
      {amount.currency === '' && <p class="warn">{documents.payments.noCurrency}</p>}
    </>
  )
}

/** With spaces in the text itself, so that it is read as one. */
export const inFours = (text: string): string => {
  const account = text.replaceAll(' ', '')
  return /^[A-Z0-9]{12,40}$/.test(account) ? (account.match(/.{1,4}/g) ?? []).join(' ') : text
}
