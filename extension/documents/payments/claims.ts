/** What a file says of itself, its number of payments and their sum, held against the payments that were read in it. */
import type { Amount } from '../amount.ts'
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, type Decimal } from '../decimal.ts'
import type { Payment } from './payment-parts.ts'

export interface Claim {
  kind: 'count' | 'sum'
  /** Of its field, as the format calls it. */
  name: string
  /** As written. */
  written: string
  /** What was read, in the same form; `null`: an amount could not be read, so there is no sum. */
  read: string | null
  agrees: boolean
}

/** Whether a file says of itself what its payments are not. */
export const contradicts = (claims: readonly Claim[]): boolean => claims.some(({ agrees }) => !agrees)

/** What some payments come to. */
export interface Tally {
  count: number
  /** By currency, in the order in which they appear. */
  sums: Map<string, Decimal>
  /** Payments without an amount. */
  unread: number
}

export const newTally = (): Tally => ({ count: 0, sums: new Map(), unread: 0 })

export function addToTally(tally: Tally, { amount }: Pick<Payment, 'amount'>): void {
  tally.count += 1
  if (!amount) {
    tally.unread += 1
    return
  }
  const before = tally.sums.get(amount.currency)
  tally.sums.set(amount.currency, before ? addDecimals(before, amount.value) : amount.value)
}

export const sumsOf = ({ sums }: Tally): Amount[] => [...sums].map(([currency, value]) => ({ currency, value }))

export function countClaim(name: string, written: string, { count }: Tally): Claim {
  const agrees = /^\d{1,15}$/.test(written) && Number(written) === count
  return { kind: 'count', name, written, read: String(count), agrees }
}

interface WrittenSum {
  written: string
  /** `null`: it is no plain number, and agrees with nothing. */
  value: Decimal | null
  /** `null`: amounts of all currencies are added, as ISO 20022 wants it of `CtrlSum`. */
  currency: string | null
}

export function sumClaim(name: string, { written, value, currency }: WrittenSum, tally: Tally): Claim {
  const others = currency !== null && [...tally.sums.keys()].some(one => one !== currency)
  const sum = tally.unread > 0 || others ? null : [...tally.sums.values()].reduce(addDecimals, zero)
  const agrees = sum !== null && value !== null && compareDecimals(sum, value) === 0
  return { kind: 'sum', name, written, read: sum && formatDecimal(sum), agrees }
}

const zero: Decimal = { digits: 0n, scale: 0 }

/** Of a number with a point, as XML and JSON write it. */
export const pointSum = (written: string): WrittenSum => ({ written, value: parseDecimal(written), currency: null })
