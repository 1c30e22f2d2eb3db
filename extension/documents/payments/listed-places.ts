/** In which order payments of a file are listed, and what is searched in them. */
import { foldCase } from '../../locales/fold-case.ts'
import { formatDecimal } from '../decimal.ts'
import type { PaymentsFile } from './read-payments.ts'

/** First what nobody would find among thousands: no amount, or an account number that cannot be right; then as in the file. */
export function listedPlaces({ payments, faulty }: PaymentsFile): readonly number[] {
  const first = new Set(faulty)
  payments.forEach(({ amount }, place) => amount === null && first.add(place))
  const others = payments.map((_, place) => place).filter(place => !first.has(place))
  return [...[...first].toSorted((one, other) => one - other), ...others]
}

/** Of each payment, by its place: account numbers also as they are written without spaces. */
export const searchedTexts = ({ payments }: PaymentsFile): readonly string[] =>
  payments.map(({ amount, parts }) =>
    foldCase([amount ? formatDecimal(amount.value) : '', ...Object.values(parts)].join('\n')),
  )
