/** An amount with its currency, in groups of three as in the document itself. */
import type { VNode } from 'preact'
import { Grouped } from '../ui/grouped.tsx'
import { formatDecimal } from './decimal.ts'
import type { Amount } from './read-amount.ts'

interface Props {
  amount: Amount
  /** Between whole and fraction: of a sum that of the language, of what stands in a document the point that stands there. */
  mark?: string
}

export const AmountView = ({ amount: { value, currency }, mark = '.' }: Props): VNode => (
  <>
    <Grouped text={formatDecimal(value).replace('.', mark)} by="amount" /> {currency}
  </>
)
