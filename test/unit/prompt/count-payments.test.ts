/** How many payments the window says that are signed: those in files too, and none where something else is among the documents. */
import assert from 'node:assert/strict'
import { countPayments } from '../../../extension/prompt/count-payments.ts'
import { readAmount } from '../../../extension/documents/read-amount.ts'
import type { DocumentSummary } from '../../../extension/prompt-messages.ts'
import { samples } from '../../support/payments/samples.ts'
import { utf8 } from '../../../shared/bytes.ts'

const contents = [samples['pain']?.content ?? utf8(''), utf8('{"amount": 5, "currency": "AZN"}'), utf8('Məktub')]
const types = ['application/xml', 'application/json', 'text/plain']
const documents = contents.map((content, index): DocumentSummary => ({
  index,
  name: '',
  type: types[index] ?? '',
  size: content.length,
  digest: '',
  edges: null,
}))
const opened = new Map(contents.map((content, index) => [index, { content }]))
const amounts = new Map(
  contents.map((content, index) => [index, readAmount(content, types[index] ?? '') ?? ('none' as const)]),
)

describe('the number of payments', () => {
  it('is that of all in the documents, whether they were opened or read for their amounts', () => {
    assert.equal(countPayments(documents.slice(0, 2), { opened, amounts: new Map() }), 3)
    assert.equal(countPayments(documents.slice(0, 2), { opened: new Map(), amounts }), 3)
    assert.equal(countPayments(documents.slice(0, 1), { opened, amounts: new Map() }), 2)
  })

  it('is not known where a document is something else, or was not read', () => {
    assert.equal(countPayments(documents, { opened, amounts }), null)
    assert.equal(countPayments(documents.slice(0, 2), { opened: new Map(), amounts: new Map() }), null)
  })
})
