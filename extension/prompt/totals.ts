/** What the documents of a batch come to, by currency, and how many of them are not in it. */
import { addDecimals, compareDecimals, type Decimal } from '../documents/decimal.ts'
import type { Amount } from '../documents/amount.ts'
import type { DocumentAmount } from '../documents/read-amount.ts'
import type { Language } from '../locales/language-codes.ts'
import type { DocumentSummary } from '../prompt-messages.ts'

/** `wrong`: the bytes are not those of the list; `differs`: the document contradicts itself. */
export type ReadAmount = DocumentAmount | 'none' | 'wrong' | 'differs'

/** By place; a document that is not there was not read yet. */
export type Amounts = ReadonlyMap<number, ReadAmount>

export interface Totals {
  /** One for each currency, in the order in which the currencies appear. */
  sums: readonly Amount[]
  /** Documents that are in no sum and may be signed. */
  without: number
  /** Documents that were read; all of them when the sums are whole. */
  done: number
}

export function totalsOf(documents: readonly DocumentSummary[], amounts: Amounts): Totals {
  const sums = new Map<string, Decimal>()
  let without = 0
  let done = 0
  for (const { index } of documents) {
    const amount = amounts.get(index)
    if (amount === undefined) continue
    done += 1
    if (amount === 'none' || amount === 'differs') without += 1
    else if (amount !== 'wrong') {
      const before = sums.get(amount.currency)
      sums.set(amount.currency, before ? addDecimals(before, amount.value) : amount.value)
    }
  }
  return { sums: [...sums].map(([currency, value]) => ({ currency, value })), without, done }
}

export const orders = ['page', 'name', 'amount', 'size'] as const
export type Order = (typeof orders)[number]

/** Names in the order of the window's language. */
export interface Ordering {
  order: Order
  language: Language
}

/** Whatever the order, documents that must be taken out, and those that contradict themselves, come first: among thousands nobody would find them. */
export function inOrder(
  documents: readonly DocumentSummary[],
  amounts: Amounts,
  { order, language }: Ordering,
): DocumentSummary[] {
  const first = (['wrong', 'differs'] as const).flatMap(fault =>
    documents.filter(({ index }) => amounts.get(index) === fault),
  )
  const faulty = new Set(first)
  const others = documents.filter(document => !faulty.has(document))
  if (order === 'name') {
    const { compare } = new Intl.Collator(language, { numeric: true })
    others.sort((one, other) => compare(one.name, other.name))
  }
  if (order === 'size') others.sort((one, other) => other.size - one.size)
  if (order === 'amount') others.sort((one, other) => byAmount(amounts.get(one.index), amounts.get(other.index)))
  return [...first, ...others]
}

/** Currency by currency, the largest first; what has no amount comes last. */
function byAmount(one: ReadAmount = 'none', other: ReadAmount = 'none'): number {
  if (typeof one === 'string' || typeof other === 'string') {
    return Number(typeof one === 'string') - Number(typeof other === 'string')
  }
  if (one.currency !== other.currency) return one.currency < other.currency ? -1 : 1
  return compareDecimals(other.value, one.value)
}
