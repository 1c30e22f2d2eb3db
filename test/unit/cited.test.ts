/** Whatever number a test or a comment names can be looked up in `test/cited.md`, which says truly what tests name. */
import assert from 'node:assert/strict'
import { citationsIn, citedByProduct, citedByTests, citedTable, titlesOf } from '../support/citations.ts'
import { read } from '../support/imports.ts'

describe('what tests and comments cite', () => {
  const table = citedTable()

  it('is found in titles and comments in each way that it is written', () => {
    assert.deepEqual(citationsIn('T2, T30: of rows 1, 9 and 12-14, row 7'), [
      'T2',
      'T30',
      '1',
      '9',
      '12',
      '13',
      '14',
      '7',
    ])
    const text =
      "it('row 1: a', () => {})\nit(`R2 ${x}: b`, async () => {})\nitWhere(root, 'G3: c', () => {})\ndescribeWhere(tracing(), 'T4: d', () => {})"
    assert.deepEqual(titlesOf(text).flatMap(citationsIn), ['1', 'R2', 'G3', 'T4'])
  })

  it('stands in test/cited.md', () => {
    const lost = [...citedByTests(), ...citedByProduct().map(({ citation }) => citation)].filter(one => !table.has(one))
    assert.deepEqual(lost, [], 'give it a row with a sentence')
    assert.equal(table.size, 58 + 30 + 18 + 135)
    assert.equal(read('test/cited.md').match(/^\| [TRG]?\d+ /gm)?.length, table.size, 'a number stands there once')
  })

  it('is said there to be named by tests when it is', () => {
    const named = citedByTests()
    const wrong = [...table].filter(([number, said]) => said !== named.has(number)).map(([number]) => number)
    assert.deepEqual(wrong, [], 'npm run tables mends the column')
  })
})
