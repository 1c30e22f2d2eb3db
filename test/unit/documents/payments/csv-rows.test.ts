/** The rows of a table: values in quotes, doubled quotes inside them, however long one is. */
import assert from 'node:assert/strict'
import { rowsOf } from '../../../../extension/documents/payments/csv-rows.ts'
import { Unreadable } from '../../../../extension/documents/reading.ts'

const rowsIn = (text: string): string[][] => [...rowsOf(text, ';')]

describe('the rows of a table', () => {
  it('have values in quotes as they stand there, with delimiters, line ends and doubled quotes in them', () => {
    assert.deepEqual(rowsIn('a;"b;c";"d\r\ne"\n"";"""";"x""y"\r\n'), [
      ['a', 'b;c', 'd\r\ne'],
      ['', '"', 'x"y'],
    ])
  })

  it('have a value of 9 MB, of letters and of nothing but quotes', () => {
    const length = 9_000_000
    for (const [written, value] of [
      ['a'.repeat(length), 'a'.repeat(length)],
      ['""'.repeat(length / 2), '"'.repeat(length / 2)],
    ] as const) {
      const [row, ...more] = rowsIn(`"${written}";b\n`)
      assert.ok(row?.[0] === value && row[1] === 'b' && more.length === 0)
    }
  })

  it('are none where a quote does not end, or something follows it', () => {
    for (const text of ['"a', '"', '"a""', '"a"";b\n', 'a;"b\n', '"a"b\n', 'a"b;c\n']) {
      assert.throws(() => rowsIn(text), Unreadable, text)
    }
  })
})
