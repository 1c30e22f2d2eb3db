/** 1CClientBankExchange: what is told of good files, and what of bad ones. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../../shared/bytes.ts'
import { oneC, windows1251 } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

const inUtf8 = oneC.replace('Кодировка=Windows', 'Кодировка=UTF-8')
const change = (from: string, to: string): string => inUtf8.replace(from, to)

describe('payments of 1CClientBankExchange', () => {
  it('are read in the character set that the file names, with all that is written in it', () => {
    const file = toldFile(windows1251(oneC))
    assert.equal(file.charset, 'windows-1251')
    assert.deepEqual(file.amounts, ['1250000.50 KZT'])
    assert.deepEqual(file.parts, toldFile(inUtf8).parts)
    assert.equal(file.parts[0]?.purpose, 'Оплата по договору № 17 = материалы')
    for (const line of oneC.split('\r\n').filter(one => /^(?!РасчСчет|Секция).*=/.test(one))) {
      assert.ok(file.reachable.includes(`${line}\n`), line)
    }
  })

  it('are refused in another character set than they name, and shown as text in the one they are in', () => {
    assert.equal(told(oneC), 'encoding')
    assert.equal(told(windows1251(inUtf8)), 'encoding')
    assert.equal(told(change('UTF-8', 'KOI8-R')), 'encoding')
    assert.equal(told(windows1251(oneC), 'text/plain; charset=utf-8'), null)
  })

  it('are refused where two character sets read two files in the same bytes', () => {
    const dos = utf8('\r\n')
    const inDos = Uint8Array.from([0x8a, 0xae, 0xa4, 0xa8, 0xe0, 0xae, 0xa2, 0xaa, 0xa0, ...utf8('=DOS')])
    const [head = new Uint8Array(), ...rest] = oneC.split(/(?<=2\.0\r\n)/).map(windows1251)
    const both = Uint8Array.from([head, inDos, dos, ...rest].flatMap(bytes => [...bytes]))
    assert.equal(told(both), 'twoFormats')
  })

  it('are read without a named character set: as UTF-8 where they are well-formed, else as Windows-1251', () => {
    const unnamed = oneC.replace('Кодировка=Windows\r\n', '')
    assert.equal(toldFile(unnamed).charset, 'utf-8')
    assert.equal(toldFile(windows1251(unnamed)).charset, 'windows-1251')
  })

  const refused: Record<string, [text: string, refusal: string]> = {
    'a file that breaks off within a payment': [inUtf8.slice(0, inUtf8.indexOf('КодНазначения')), 'cutOff'],
    'a file without its last line': [change('КонецФайла\r\n', ''), 'cutOff'],
    'a file of no payments': [inUtf8.replace(/СекцияДокумент[^]*КонецДокумента\r\n/, ''), 'cutOff'],
    'mixed line ends': [change('Валюта=KZT\r\n', 'Валюта=KZT\n'), 'lineEnds'],
    'a lone carriage return': [change('= материалы', '\rСумма=5'), 'lineEnds'],
    'a line separator that some programs obey': [change('= материалы', '\u2028Сумма=5'), 'syntax'],
    'the same field twice': [change('Валюта=KZT', 'Валюта=KZT\r\nСУММА=1.00'), 'duplicateName'],
    'a field of no meaning to us twice': [change('Очередность=5', 'Вид=1\r\nВид=1'), 'duplicateName'],
    'two names of the payee': [
      change('ПолучательБИН_ИИН', 'Получатель=ТОО «Другая»\r\nПолучательБИН_ИИН'),
      'duplicateName',
    ],
    'a line that is no field': [change('Валюта=KZT', 'KZT'), 'syntax'],
    'a payment within a payment': [change('Валюта=KZT', 'СекцияДокумент=ПлатежноеПоручение'), 'syntax'],
    'something behind the end': [`${inUtf8}Сумма=1\r\n`, 'syntax'],
  }
  for (const [what, [text, refusal]] of Object.entries(refused)) {
    it(`are refused for ${what}: ${refusal}`, () => assert.equal(told(text), refusal))
  }

  it('have no amount where it is no plain number above zero, and are in no total then', () => {
    for (const amount of [
      '1e9',
      '1 250 000.50',
      '١٢٣',
      '12.5.1',
      '1.250,00',
      '-5.00',
      '0.00',
      '1.250',
      '',
      '1250000.50р',
    ]) {
      const file = toldFile(change('Сумма=1250000.50', `Сумма=${amount}`))
      assert.deepEqual([file.amounts, file.sums, file.unread], [['none'], [], 1], amount)
      assert.ok(file.reachable.includes(`Сумма=${amount}\n`))
    }
    assert.deepEqual(toldFile(change('1250000.50', '1250000,5')).amounts, ['1250000.5 KZT'])
  })

  it('have an amount without a currency where the file names none, and none in one that is no code', () => {
    assert.deepEqual(toldFile(change('Валюта=KZT\r\n', '')).amounts, ['1250000.50 '])
    assert.deepEqual(toldFile(change('Валюта=KZT', 'Валюта=тенге')).amounts, ['none'])
  })

  it('have the name of a payer once where the Russian version says it twice', () => {
    const file = toldFile(
      change('ПлательщикНаименование=ТОО «Арна»', 'Плательщик=ИНН 7700000000 ООО Ромашка\r\nПлательщик1=ООО Ромашка'),
    )
    assert.equal(file.parts[0]?.payer, 'ООО Ромашка')
  })

  it('tell of an account number whose check digits are wrong', () => {
    assert.deepEqual(toldFile(change('KZ14345', 'KZ15345')).faulty, [0])
  })
})
