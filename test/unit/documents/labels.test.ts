/** Common fields of payments get labels; a name that is not known gets none, and no name has two. */
import assert from 'node:assert/strict'
import { labelOf, styleOf } from '../../../extension/documents/labels.ts'

describe('labels of fields', () => {
  it('know names whatever their case and joints', () => {
    for (const name of ['amount', 'Amount', 'AMOUNT', 'сумма', 'Məbləğ', 'ns:InstdAmt']) {
      assert.equal(labelOf(name), 'amount', name)
    }
    for (const name of ['payeeAccount', 'payee_account', 'payee-account', 'PAYEE.ACCOUNT']) {
      assert.equal(labelOf(name), 'payeeAccount', name)
    }
  })

  it('knows the names of Kazakh payment orders', () => {
    const names = [
      'НомерДокумента',
      'Сумма',
      'ПлательщикИИК',
      'ПолучательНаименование',
      'ПолучательИИК',
      'НазначениеПлатежа',
    ]
    assert.deepEqual(names.map(labelOf), ['number', 'amount', 'payerAccount', 'payee', 'payeeAccount', 'purpose'])
  })

  it('leave unknown names alone', () => {
    for (const name of [
      '',
      'x',
      'amount2',
      'amount\u200b',
      ':amount',
      'a:b:amount',
      '1:amount',
      '__proto__',
      'constructor',
    ])
      assert.equal(labelOf(name), null, name)
  })

  it('set amounts large and account numbers in groups', () => {
    assert.equal(styleOf(labelOf('amount')), 'amount')
    assert.equal(styleOf(labelOf('iban')), 'account')
    assert.equal(styleOf(labelOf('purpose')), 'plain')
    assert.equal(styleOf(null), 'plain')
  })
})
