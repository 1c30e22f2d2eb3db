/** Searching finds a word however its letters were typed. */
import assert from 'node:assert/strict'
import { labelOf } from '../../../extension/documents/labels.ts'
import { foldCase } from '../../../extension/locales/fold-case.ts'

const finds = (text: string, query: string): boolean => foldCase(text).includes(foldCase(query))

describe('searching without regard to capitals', () => {
  it('takes the four letters i of Azerbaijani for one', () => {
    for (const query of ['iyun', 'İYUN', 'IYUN', 'ıyun']) assert.ok(finds('Ödəniş İYUN', query), query)
    for (const query of ['qızıl', 'QIZIL', 'qizil']) assert.ok(finds('QIZIL', query), query)
  })

  it('leaves every other letter what it is, composed or not', () => {
    assert.ok(finds('Төлем ҚАЗАН', 'қазан'))
    assert.ok(finds('o\u0308denis\u0327', 'Ödəniş'.replace('ə', 'e')))
    assert.ok(!finds('ödəniş', 'odenis'))
  })

  it('finds the labels of fields that are written in Azerbaijani capitals', () => {
    assert.equal(labelOf('TARİX'), 'date')
    assert.equal(labelOf('TƏYİNAT'), 'purpose')
    assert.equal(labelOf('ÖDƏYİCİ'), 'payer')
    assert.equal(labelOf('QİYMƏT'), labelOf('qiymət'))
  })
})
