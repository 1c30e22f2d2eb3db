/** Amounts as receipts spell them. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { root } from '../../support/imports.ts'

type AmountInWords = (number: number, language: string) => string

describe('an amount in words', () => {
  let amountInWords: AmountInWords
  before(async () => {
    const page = join(root, 'test/sites/portal/pages/amount-in-words.js')
    ;({ amountInWords } = (await import(page)) as { amountInWords: AmountInWords })
  })

  for (const [number, az, kk, ru, en] of [
    [1, 'Bir manat', 'Бір манат', 'Один манат', 'One manat'],
    [11, 'On bir manat', 'Он бір манат', 'Одиннадцать манатов', 'Eleven manats'],
    [40, 'Qırx manat', 'Қырық манат', 'Сорок манатов', 'Forty manats'],
    [120, 'Yüz iyirmi manat', 'Жүз жиырма манат', 'Сто двадцать манатов', 'One hundred twenty manats'],
    [
      222,
      'İki yüz iyirmi iki manat',
      'Екі жүз жиырма екі манат',
      'Двести двадцать два маната',
      'Two hundred twenty two manats',
    ],
    [1000, 'Min manat', 'Мың манат', 'Одна тысяча манатов', 'One thousand manats'],
    [4000, 'Dörd min manat', 'Төрт мың манат', 'Четыре тысячи манатов', 'Four thousand manats'],
  ] as const)
    it(`is ${az} for ${number}, and the same in the other languages`, () => {
      const texts = ['az', 'kk', 'ru', 'en'].map(language => amountInWords(number, language))
      assert.deepEqual(texts, [az, kk, ru, en])
    })

  it('is empty for what it does not know', () => {
    for (const number of [0, -1, 1.5, 10_000, NaN]) assert.equal(amountInWords(number, 'az'), '')
  })
})
