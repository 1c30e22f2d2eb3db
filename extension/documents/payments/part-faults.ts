/** Numbers of a payment that cannot be right: of accounts, and of those who pay and are paid. */
import { faultOfAccount } from './check-account.ts'
import { faultOfNumber } from './check-number.ts'
import type { PaymentPart, PaymentParts } from './payment-parts.ts'

const accounts = ['payeeAccount', 'payerAccount', 'personAccount'] as const

/** Each with the accounts that tell of which country it is; the first that is there does. */
const numbers: readonly (readonly [PaymentPart, readonly PaymentPart[]])[] = [
  ['payeeNumber', ['payeeAccount']],
  ['payerNumber', ['payerAccount']],
  ['personNumber', ['personAccount', 'payeeAccount']],
]

export type PartFault = NonNullable<ReturnType<typeof faultOfAccount> | ReturnType<typeof faultOfNumber>>

export function partFaults(parts: PaymentParts): ReadonlyMap<PaymentPart, PartFault> {
  const faults = new Map<PaymentPart, PartFault>()
  const note = (part: PaymentPart, fault: PartFault | null): void => {
    if (fault !== null) faults.set(part, fault)
  }
  for (const part of accounts) note(part, faultOfAccount(parts[part] ?? ''))
  for (const [part, beside] of numbers) {
    const account = beside.map(one => parts[one]).find(text => text !== undefined)
    note(part, faultOfNumber(parts[part] ?? '', account ?? ''))
  }
  return faults
}
