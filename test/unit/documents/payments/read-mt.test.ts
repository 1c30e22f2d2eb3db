/** SWIFT MT100 and MT103: what is told of good messages, and what of bad ones. */
import assert from 'node:assert/strict'
import { mt100, mt103, windows1251 } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

const change = (from: string | RegExp, to: string): string => mt100.replace(from, to)

describe('payments of SWIFT messages', () => {
  it('are read out of MT100 as Kazakhstan writes it, in Windows-1251 and in UTF-8', () => {
    const file = toldFile(windows1251(mt100))
    assert.deepEqual([file.format, file.charset, file.amounts], ['MT100', 'windows-1251', ['1250000.50 KZT']])
    assert.deepEqual(file.parts, toldFile(mt100).parts)
    assert.deepEqual(file.parts[0], {
      payee: 'ТОО «Дала»',
      payeeNumber: '050440001239',
      payeeAccount: 'KZ14345ABC6789012345',
      beneficiaryCode: '17',
      payeeBankCode: 'KZKOKZKX',
      payer: 'ТОО «Арна»',
      payerNumber: '120340005670',
      payerAccount: 'KZ82765ZZZ0000012345',
      payerCode: '17',
      payerBankCode: 'TSESKZKA',
      purpose: 'Оплата по договору № 17,\nматериалы',
      purposeCode: '710',
      number: '17',
      date: '2026-11-21',
      valueDate: '2026-11-21',
    })
    for (const written of ['CHIEF=Иванов', 'VO=01', '20=17', '1=F01K054700000000010000001']) {
      assert.ok(file.reachable.includes(written), written)
    }
  })

  it('are read out of MT103 with all its blocks, and out of block 4 alone', () => {
    const file = toldFile(mt103)
    assert.deepEqual([file.format, file.amounts], ['MT103', ['840 AZN']])
    assert.deepEqual(file.parts[0]?.payee, 'DALGA MMC')
    const alone = mt103.replace(/^.*(?=\{4:)/, '').replace(/\{5:.*\n$/, '\n')
    assert.deepEqual(toldFile(alone).parts, file.parts)
    assert.ok(toldFile(mt103.replaceAll('\n', '\r\n')).reachable.includes('BAKU'))
  })

  it('have the names of structured fields and leave a purpose whole that only looks coded', () => {
    const structured = mt103.replace('50K:', '50F:').replace('XEZER MMC\nBAKU', '1/XEZER\n1/MMC\n2/BAKU')
    assert.equal(toldFile(structured).parts[0]?.payer, 'XEZER MMC')
    assert.equal(toldFile(mt103.replace('MUQAVILE 45', '/INV/45')).parts[0]?.purpose, '/INV/45\nSEMENT')
  })

  it('are several where a file has several messages', () => {
    assert.deepEqual(toldFile(mt100 + mt100.replace('1250000,50', '1,')).sums, ['1250001.50 KZT'])
  })

  const refused: Record<string, [text: string, refusal: string | null]> = {
    'a message that breaks off': [mt100.slice(0, -4), 'cutOff'],
    'the same field twice': [change(':50:', ':32A:261121KZT1,\n:50:'), 'duplicateName'],
    'two payees': [change(':70:', ':59A:AIIBAZ2X\n:70:'), 'duplicateName'],
    'the same part twice': [change('/KNP/710', '/KNP/710\n/KNP/911'), 'duplicateName'],
    'mixed line ends': [change('/KNP/710\n', '/KNP/710\r\n'), 'lineEnds'],
    'a line that begins like a field': [change('материалы', ':материалы'), 'syntax'],
    'messages of two types in one file': [mt100 + mt103, 'syntax'],
    'a message whose beginning is lost in the trailer before it': [
      mt103.replace(/\}\n$/, '') + mt103.slice(1),
      'syntax',
    ],
    'something between messages': [`${mt100}Сумма\n${mt100}`, 'syntax'],
    'a NUL': [change('материалы', 'мат\u0000'), 'syntax'],
  }
  for (const [what, [text, refusal]] of Object.entries(refused)) {
    it(`are refused for ${what}: ${refusal}`, () => assert.equal(told(text), refusal))
  }

  it('are none in messages of other types', () => {
    assert.equal(told(mt100.replace('I100', 'I940')), null)
    assert.equal(told(`text\n${mt100}`), null)
    assert.equal(told(mt100, 'application/json'), null)
  })

  it('have no amount where it is not written as SWIFT does', () => {
    for (const amount of ['1250000.50', '1e9,', '1 250,50', '١٢٣,', '1,2,3', '-5,00', '0,00', '1250000', '1.250,00']) {
      const file = toldFile(change('KZT1250000,50', `KZT${amount}`))
      assert.deepEqual([file.amounts, file.sums, file.unread], [['none'], [], 1], amount)
      assert.ok(file.reachable.includes(`32A=261121KZT${amount}\n`))
    }
    assert.deepEqual(toldFile(change(/:32A:.*\n/, '')).amounts, ['none'])
  })

  it('tell of an account number that is too short or has wrong check digits', () => {
    assert.deepEqual(toldFile(change('KZ14345', 'KZ1434')).faulty, [0])
    assert.deepEqual(toldFile(change('KZ82765', 'KZ82756')).faulty, [0])
  })
})
