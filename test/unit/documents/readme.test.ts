/** What the README says that is read in a payment is read: its examples, its table of names, its amounts. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { formatDecimal } from '../../../extension/documents/decimal.ts'
import { labelOf } from '../../../extension/documents/labels.ts'
import { parseMediaType } from '../../../extension/documents/media-type.ts'
import { paymentOf } from '../../../extension/documents/payment.ts'
import { readAmount } from '../../../extension/documents/read-amount.ts'
import { formatOf, readFields } from '../../../extension/documents/read-fields.ts'
import { utf8 } from '../../../shared/bytes.ts'

const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8')
const [, after = ''] = readme.split('### What the person sees\n')
const [section = ''] = after.split(/^##/m)
const [, names = ''] = section.split('<!-- names -->')

describe('payments in the README', () => {
  for (const language of ['json', 'xml']) {
    it(`are told at a glance (${language})`, () => {
      const [, text = ''] = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(section) ?? []
      const type = parseMediaType(`application/${language}`)
      const format = formatOf(type.essence) ?? assert.fail()
      const payment = paymentOf(readFields(utf8(text), type, format).fields) ?? assert.fail(text)
      assert.deepEqual([formatDecimal(payment.amount.value), payment.amount.currency], ['1250.00', 'AZN'])
      assert.deepEqual(payment.parts, {
        payee: 'Dalğa MMC',
        payeeAccount: 'AZ30AIIB00000000000123456789',
        payer: 'Xəzər MMC',
        payerAccount: 'AZ21NABZ00000000137010001944',
        purpose: 'Contract 17',
        date: '2026-11-28',
      })
    })
  }

  it('have fields of the names in the table', () => {
    const rows = [...names.matchAll(/^\| `(\w+)` +\| (.*?):? *(?:: .*)?\|$/gm)]
    assert.equal(rows.length, 11)
    for (const [, label = '', cell = ''] of rows) {
      const listed = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
      assert.ok(listed.length >= 5, label)
      assert.deepEqual(
        listed.filter(name => labelOf(name) !== label),
        [],
      )
    }
  })

  it('have amounts in the forms that are named, and not in the others', () => {
    const isRead = (amount: unknown): boolean =>
      readAmount(utf8(JSON.stringify({ amount, currency: 'AZN' })), 'application/json') !== null
    for (const amount of ['1250.00', '1250,5', { value: '1250.00', currency: 'AZN' }]) assert.ok(isRead(amount))
    for (const amount of ['1 250,00', '1,250.00', '1.250', '1e3', '0', '-5', { value: 1250, currency: 'AZN' }]) {
      assert.equal(isRead(amount), false, JSON.stringify(amount))
    }
    for (const said of ['`1250.00`, `1250,5`', '`1 250,00`, `1,250.00`', '`1.250`', '"value": "1250.00"']) {
      assert.ok(section.includes(said), said)
    }
  })
})
