/** An amount with its currency, in groups of three as in the document itself. */
import type { VNode } from 'preact'
import { Grouped } from '../ui/grouped.tsx'
import { formatDecimal } from './decimal.ts'
import type { Amount } from './read-amount.ts'

export const AmountView = ({ amount: { value, currency } }: { amount: Amount }): VNode => (
  <>
    <Grouped text={formatDecimal(value)} by="amount" /> {currency}
  </>
)
