/** Our own JSON of many payments: what is told of good ones, and what of bad ones. */
import assert from 'node:assert/strict'
import { listJson } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

const json = 'application/json'
const change = (from: string, to: string): string => listJson.replace(from, to)

describe('payments of a list in JSON', () => {
  it('are each told as one alone is, and come to what is said of them', () => {
    const file = toldFile(listJson, json)
    assert.deepEqual([file.amounts, file.sums], [['840.00 AZN', '1125.5 AZN'], ['1965.50 AZN']])
    assert.deepEqual(file.claims, ['agrees count: 2 / 2', 'agrees total: 1965.50 / 1965.50'])
    assert.ok(file.reachable.includes('number=2'))
  })

  it('say where number or sum are others', () => {
    assert.equal(toldFile(change('"count":2', '"count":3'), json).claims[0], 'differs count: 3 / 2')
    assert.equal(toldFile(change('1965.50', '1965.51'), json).claims[1], 'differs total: 1965.51 / 1965.50')
  })

  const refused: Record<string, [text: string, refusal: string | null]> = {
    'a text that breaks off': [listJson.slice(0, -3), 'syntax'],
    'a name twice': [change('"number":"1"', '"number":"1","Number":"2"'), 'duplicateName'],
    'a second list': [change('"count":2', '"Payments":[{"amount":1,"currency":"AZN"}]'), 'duplicateName'],
    'an amount beside the list': [change('"count":2', '"amount":2'), 'twoFormats'],
    'something in the list that is no payment': [change('[{', '[{},5,{'), 'syntax'],
    'a comma too many': [change('}]', '},]'), 'syntax'],
  }
  for (const [what, [text, refusal]] of Object.entries(refused)) {
    it(`are refused for ${what}: ${refusal}`, () => assert.equal(told(text, json), refusal))
  }

  it('have no amount where it is none, and are not hidden', () => {
    for (const amount of ['"1e9"', '"1 250,00"', '"١٢٣"', '-5', '0', 'null', '"1.250"']) {
      const file = toldFile(change('"840.00"', amount), json)
      assert.deepEqual([file.amounts[0], file.unread, file.claims[1]?.split(' ')[0]], ['none', 1, 'differs'], amount)
    }
  })

  it('are none where the list is deeper, empty, or of something else', () => {
    for (const text of [
      '{"a":{"payments":[{"amount":1}]}}',
      '{"payments":[]}',
      '{"payments":5}',
      '[{"amount":1}]',
      '{"items":[{}]}',
    ])
      assert.equal(told(text, json), null, text)
  })
})
