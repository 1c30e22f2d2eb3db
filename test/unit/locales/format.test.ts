/** Numbers, sizes, dates and plural forms, the same whatever the browser knows of a language. */
import assert from 'node:assert/strict'
import {
  fill,
  formatDate,
  formatElapsed,
  formatNumber,
  formatSize,
  formatTime,
  pluralForm,
} from '../../../extension/locales/format.ts'
import { preferredLanguage } from '../../../extension/locales/language-codes.ts'
import { parseDecimal } from '../../../extension/documents/decimal.ts'
import { amountText, dayText } from '../../../extension/locales/money.ts'
import { languages } from '../../../extension/locales/languages.ts'

const { az, en, kk, ru } = languages

describe('formatting', () => {
  it('fills placeholders and leaves alone what has no value', () => {
    assert.equal(fill('{a} of {b} {c}', { a: 1, b: 'two' }), '1 of two {c}')
    assert.equal(fill('{a}', { a: '{b}', b: 'never' }), '{b}')
  })

  it('chooses Russian plural forms by the last digits', () => {
    const forms = ru.prompt.asks.sign
    const chosen = [1, 2, 4, 5, 11, 12, 21, 22, 100, 101].map(count =>
      fill(pluralForm('ru', forms, count), { count }).replace('просит подписать ', ''),
    )
    assert.deepEqual(chosen, [
      '1 документ',
      '2 документа',
      '4 документа',
      '5 документов',
      '11 документов',
      '12 документов',
      '21 документ',
      '22 документа',
      '100 документов',
      '101 документ',
    ])
  })

  it('says one and other in English, and one form in Azerbaijani and Kazakh', () => {
    const say = (language: 'az' | 'kk' | 'en', count: number): string =>
      fill(pluralForm(language, languages[language].prompt.approve.sign, count), { count })
    assert.equal(say('en', 1), 'Sign 1 document')
    assert.equal(say('en', 3), 'Sign 3 documents')
    assert.equal(say('az', 1), '1 sənədi imzala')
    assert.equal(say('az', 3), '3 sənədi imzala')
    assert.equal(say('kk', 3), '3 құжатқа қол қою')
  })

  it('groups numbers and rounds sizes', () => {
    assert.equal(formatNumber(en.common, 1234567), '1,234,567')
    assert.equal(formatNumber(az.common, 1000), '1\u00a0000')
    assert.equal(formatNumber(ru.common, 999), '999')
    assert.equal(formatSize(en.common, 0), '0 B')
    assert.equal(formatSize(en.common, 999), '999 B')
    assert.equal(formatSize(ru.common, 1500), '1,5 КБ')
    assert.equal(formatSize(en.common, 9960), '10 KB')
    assert.equal(formatSize(en.common, 999_499), '999 KB')
    assert.equal(formatSize(en.common, 999_500), '1.0 MB')
    assert.equal(formatSize(kk.common, 268_435_456), '268 МБ')
  })

  it('writes dates as each language does', () => {
    const date = new Date(2026, 10, 21, 9, 5, 7)
    assert.equal(formatDate(en.common, date), '21 November 2026')
    assert.equal(formatDate(az.common, date), '21 noyabr 2026')
    assert.equal(formatDate(kk.common, date), '2026 ж. 21 қараша')
    assert.equal(formatDate(ru.common, date), '21 ноября 2026 г.')
    assert.equal(formatTime(date), '09:05:07')
  })

  it('writes elapsed time in minutes and seconds, never below zero', () => {
    assert.deepEqual([-5, 0, 65_999, 300_000].map(formatElapsed), ['0:00', '0:00', '1:05', '5:00'])
  })

  it('takes the first of the browser’s languages that it speaks', () => {
    assert.equal(preferredLanguage(['de-DE', 'kk-KZ', 'ru']), 'kk')
    assert.equal(preferredLanguage(['az-Latn-AZ']), 'az')
    assert.equal(preferredLanguage(['de', 'fr']), 'en')
    assert.equal(preferredLanguage(['constructor', '__proto__']), 'en')
  })
})

describe('money and days', () => {
  const amount = (text: string, language: 'en' | 'ru') =>
    amountText(languages[language].common, { value: parseDecimal(text) ?? assert.fail(), currency: 'KZT' })

  it('are written as the person writes them, in one text that breaks between groups alone', () => {
    assert.equal(amount('1250000.5', 'ru'), '1 250 000,50\u00a0KZT')
    assert.equal(amount('1250000.5', 'en'), '1,250,000.50\u00a0KZT')
    assert.equal(amount('999', 'ru'), '999\u00a0KZT')
    assert.equal(amount('1000.125', 'en'), '1,000.125\u00a0KZT')
    assert.equal(amount('0.07', 'ru'), '0,07\u00a0KZT')
  })

  it('stay as they are where they are no day', () => {
    assert.equal(dayText('2026-11-21'), '21.11.2026')
    for (const text of ['2026-02-30', '21.11.2026', '2026-11-21T10:00:00Z', '', '0001-13-01'])
      assert.equal(dayText(text), text)
  })
})
