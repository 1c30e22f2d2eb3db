/** What a batch comes to: sums by currency, what is in none of them, and the order in which the list stands. */
import assert from 'node:assert/strict'
import { formatDecimal, parseDecimal } from '../../../extension/documents/decimal.ts'
import type { Language } from '../../../extension/locales/language-codes.ts'
import type { DocumentSummary } from '../../../extension/prompt-messages.ts'
import { inOrder, totalsOf, type Order, type ReadAmount } from '../../../extension/prompt/totals.ts'

const documents = ['b 10', 'b 9', 'a', 'c', 'd', 'e'].map((name, index) => ({
  index,
  name,
  type: 'application/json',
  size: [2, 1, 5, 4, 3, 6][index] ?? 0,
  digest: '',
  edges: null,
}))
const amount = (text: string, currency: string): ReadAmount => {
  const value = parseDecimal(text)
  assert.ok(value)
  return { value, currency, payments: 1 }
}
const amounts = new Map<number, ReadAmount>([
  [0, amount('0.1', 'KZT')],
  [1, amount('0.2', 'KZT')],
  [2, amount('1000', 'AZN')],
  [3, 'none'],
  [4, 'wrong'],
])
const sumsOf = (kept: readonly DocumentSummary[]): string[] =>
  totalsOf(kept, amounts).sums.map(({ value, currency }) => `${formatDecimal(value)} ${currency}`)

describe('the totals of a batch', () => {
  it('row 118: are exact, and apart for each currency', () => {
    assert.deepEqual(sumsOf(documents), ['0.3 KZT', '1000 AZN'])
  })

  it('follow when documents are taken out', () => {
    assert.deepEqual(sumsOf(documents.slice(1)), ['0.2 KZT', '1000 AZN'])
    assert.deepEqual(sumsOf([]), [])
  })

  it('tell how many documents are in none of them, and how many were read', () => {
    const { without, done } = totalsOf(documents, amounts)
    assert.deepEqual({ without, done }, { without: 1, done: 5 })
  })
})

describe('the order of a batch', () => {
  const order = (by: Order): string[] =>
    inOrder(documents, amounts, { order: by, language: 'en' }).map(({ name }) => name)

  it('is that of the page, of the names with their numbers, of the amounts in each currency, or of the sizes', () => {
    assert.deepEqual(order('page'), ['d', 'b 10', 'b 9', 'a', 'c', 'e'])
    assert.deepEqual(order('name'), ['d', 'a', 'b 9', 'b 10', 'c', 'e'])
    assert.deepEqual(order('amount'), ['d', 'a', 'b 9', 'b 10', 'c', 'e'])
    assert.deepEqual(order('size'), ['d', 'e', 'a', 'c', 'b 10', 'b 9'])
  })

  it('has what must be taken out at its beginning, and leaves the list itself as it was', () => {
    for (const by of ['page', 'name', 'amount'] as const) assert.equal(order(by)[0], 'd', by)
    assert.equal(documents[0]?.name, 'b 10')
  })

  it('sorts names as the language of the window does, whatever the browser’s is', () => {
    const names = ['çay', 'cəm', 'ədəd', 'eyni', 'xal', 'hal', 'qan', 'kan']
    const list = names.map((name, index) => ({ index, name, type: '', size: 1, digest: '', edges: null }))
    const sorted = (language: Language): string =>
      inOrder(list, new Map(), { order: 'name', language })
        .map(({ name }) => name)
        .join(' ')
    assert.equal(sorted('az'), 'cəm çay eyni ədəd hal xal kan qan')
    assert.equal(sorted('en'), 'çay cəm eyni ədəd hal kan qan xal')
  })
})
