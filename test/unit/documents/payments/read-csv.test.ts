/** Tables of payments: what is told of good ones, and what of bad ones. */
import assert from 'node:assert/strict'
import { csv, windows1251 } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

const change = (from: string | RegExp, to: string): string => csv.replace(from, to)

describe('payments of a table', () => {
  it('are read with each delimiter, with quotes, with or without a byte-order mark', () => {
    const file = toldFile(csv)
    assert.deepEqual([file.format, file.sums], ['CSV ( ; )', ['1965.50 AZN']])
    assert.deepEqual(file.parts[0], {
      payee: 'Əliyev "Rəşad" A.',
      payeeAccount: 'AZ30AIIB00000000000123456789',
      purpose: 'Əmək haqqı;\nnoyabr',
    })
    assert.deepEqual(toldFile(`\uFEFF${csv}`).parts, file.parts)
    for (const [delimiter, format] of [
      [',', 'CSV ( , )'],
      ['\t', 'CSV ( ⇥ )'],
    ] as const) {
      const other = toldFile(csv.replaceAll(/,(\d\d);/g, '.$1;').replaceAll(';', delimiter), 'text/csv')
      assert.deepEqual([other.format, other.sums], [format, file.sums])
    }
  })

  it('are read in Windows-1251 where they are not UTF-8', () => {
    const file = toldFile(windows1251('Получатель;Счет;Сумма\r\nТОО «Дала»;KZ14345ABC6789012345;5,50\r\n'))
    assert.deepEqual([file.charset, file.parts[0]?.payee, file.amounts], ['windows-1251', 'ТОО «Дала»', ['5.50 ']])
  })

  it('come to the sum of a last row that says so', () => {
    assert.deepEqual(toldFile(`${csv}Cəmi;;1965,50;AZN;\n`).claims, ['agrees Cəmi: 1965,50 / 1965.50'])
    assert.deepEqual(toldFile(`${csv}Cəmi:;;1965,51;;\n`).claims, ['differs Cəmi:: 1965,51 / 1965.50'])
    assert.deepEqual(toldFile(`${csv}Cəmi;AZ21NABZ00000000137010001944;5,00;AZN;\n`).sums, ['1970.50 AZN'])
  })

  const refused: Record<string, [text: string, refusal: string]> = {
    'a quote that does not end': [change('AZN;Əmək haqqı\n', 'AZN;"Əmək haqqı\n'), 'cutOff'],
    'a row with a value too many': [change('AZN;Əmək', 'AZN;x;Əmək'), 'syntax'],
    'something behind a quote': [change('A.";', 'A."x;'), 'syntax'],
    'mixed line ends': [change('noyabr"\n', 'noyabr"\r\n').replace(';\nnoyabr', ';noyabr'), 'lineEnds'],
    'two columns of one name': [change('Valyuta', 'Məbləğ'), 'duplicateName'],
    'two columns of amounts': [change('Valyuta', 'amount'), 'duplicateName'],
    'two columns of a name that says nothing to us': ['payee;amount;x;X\nA;5;1;2\n', 'duplicateName'],
    'two rows in one line': ['amount;payee\n5;"A"6;"B"\n', 'syntax'],
    'a row below the total': [`${csv}Cəmi;;1965,50;AZN;\n${csv.split('\n').at(-2)}\n`, 'syntax'],
    'no rows': ['payee,amount\n', 'cutOff'],
  }
  for (const [what, [text, refusal]] of Object.entries(refused)) {
    it(`are refused for ${what}: ${refusal}`, () => assert.equal(told(text), refusal))
  }

  it('are refused where two delimiters read two tables', () => {
    assert.equal(told('payee;amount;x,payee,amount\nA;5;x,B,7\n'), 'twoFormats')
  })

  it('have no amount where two people could read two', () => {
    for (const amount of ['1.250', '1 250,00', '1.250,00', '1e9', '١٢٣', '-5,00', '0', '']) {
      const file = toldFile(change('1125,50', amount))
      assert.deepEqual([file.amounts[1], file.unread], ['none', 1], amount)
    }
  })

  it('are none without an amount or a payee among the names', () => {
    for (const text of ['a;b\n1;2\n', 'payee;date\nA;1\n', 'amount;currency\n5;AZN\n', 'сумма\n5\n'])
      assert.equal(told(text), null)
  })
})
