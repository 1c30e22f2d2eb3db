/** Account numbers of a payment that cannot be right. */
import { faultOfAccount } from './check-account.ts'
import type { PaymentPart, PaymentParts } from './payment-parts.ts'

const accounts = ['payeeAccount', 'payerAccount', 'personAccount'] as const

export type AccountFault = NonNullable<ReturnType<typeof faultOfAccount>>

export function accountFaults(parts: PaymentParts): ReadonlyMap<PaymentPart, AccountFault> {
  const faults = new Map<PaymentPart, AccountFault>()
  for (const part of accounts) {
    const fault = faultOfAccount(parts[part] ?? '')
    if (fault !== null) faults.set(part, fault)
  }
  return faults
}
