/** Files of payments for the bank: the same payments in three formats, and where each broken file is broken. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { ImportFault } from '../../sites/bank/imports/found-payment.ts'
import { readImport } from '../../sites/bank/imports/read-import.ts'
import { windows1251 } from '../../support/payments/samples.ts'

const account = 'KZ86125KZT5004100100'
const wanted = {
  Сумма: '48300.50',
  Валюта: 'KZT',
  ПолучательНаименование: 'АО «Казахтелеком»',
  ПолучательБИН: '941240000193',
  ПолучательИИК: account,
  НазначениеПлатежа: 'Услуги связи за октябрь 2026',
  КНП: '859',
}

const order1c = [
  'СекцияДокумент=Платежное поручение',
  'НомерДокумента=17',
  'Сумма=48300.50',
  'ПолучательНаименование=АО «Казахтелеком»',
  'ПолучательБИН_ИИН=941240000193',
  `ПолучательИИК=${account}`,
  'НазначениеПлатежа=Услуги связи за октябрь 2026',
  'КодНазначенияПлатежа=859',
  'КонецДокумента',
]
const file1c = (charset: string): string[] => [
  '1CClientBankExchange',
  'ВерсияФормата=2.00',
  `Кодировка=${charset}`,
  'СекцияРасчСчет',
  'НачальныйОстаток=0.00',
  'КонецРасчСчет',
  ...order1c,
  ...order1c,
  'КонецФайла',
]
const message = [
  '{1:F01KZ0000000000}{2:I100KZ1111111111U3003}{4:',
  ':20:17',
  ':32A:261121KZT48300,50',
  ':50:/D/KZ82765ZZZ0000012345',
  '/NAME/ТОО «Арна»',
  `:59:${account}`,
  '/NAME/АО «Казахтелеком»',
  '/IDN/941240000193',
  ':70:/NUM/17',
  '/KNP/859',
  '/ASSIGN/Услуги связи',
  'за октябрь 2026',
  '-}',
]
const transfer = [
  '<CdtTrfTxInf>',
  '<Amt><InstdAmt Ccy="KZT">48300.50</InstdAmt></Amt>',
  '<Cdtr><Nm>АО «Казахтелеком»</Nm><Id><OrgId><Othr><Id>941240000193</Id></Othr></OrgId></Id></Cdtr>',
  `<CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct>`,
  '<Purp><Prtry>859</Prtry></Purp>',
  '<RmtInf><Ustrd>Услуги связи</Ustrd><Ustrd>за октябрь 2026</Ustrd></RmtInf>',
  '</CdtTrfTxInf>',
]
const pain = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>',
  '<GrpHdr>',
  '<NbOfTxs>2</NbOfTxs>',
  '<CtrlSum>96601.00</CtrlSum>',
  '</GrpHdr><PmtInf>',
  ...transfer,
  ...transfer,
  '</PmtInf></CstmrCdtTrfInitn></Document>',
]
const files = { '1C': file1c('UTF-8'), MT100: [...message, ...message], 'pain.001': pain }
type Format = keyof typeof files

/** With line number `line` instead of what stands there; `null`: without it and what follows. */
function broken(format: Format, line: number, text: string | null): Uint8Array {
  const lines: string[] = text === null ? files[format].slice(0, line - 1) : files[format].with(line - 1, text)
  return utf8(lines.join('\n'))
}

function faultOf(bytes: Uint8Array): unknown[] {
  try {
    readImport(bytes)
  } catch (error) {
    if (error instanceof ImportFault) return [error.code, error.line, error.field]
    throw error
  }
  return []
}

/** Russian as DOS writes it (code page 866). */
const dos = (text: string): Uint8Array =>
  Uint8Array.from(text, character => {
    const at = character.charCodeAt(0) - 0x410
    return at < 0 ? character.charCodeAt(0) : at < 0x30 ? 0x80 + at : 0xb0 + at
  })

describe('a file of payments for the bank', () => {
  it('says the same in 1C of both charsets, MT100 and pain.001', () => {
    for (const bytes of [
      utf8(files['1C'].join('\r\n')),
      windows1251(file1c('Windows').join('\r\n')),
      utf8(files.MT100.join('\r\n')),
      windows1251(files.MT100.join('\n')),
      utf8(pain.join('\n')),
    ])
      assert.deepEqual(readImport(bytes), [wanted, wanted])
  })

  const faults: [Format, number, string | null, string, string | null][] = [
    ['1C', 9, 'Сумма=0', 'amountWrong', 'amount'],
    ['1C', 10, 'ПолучательНаименование=\u200b', 'payeeWrong', 'payee'],
    ['1C', 11, 'ПолучательБИН_ИИН=94124000019', 'numberWrong', 'payeeNumber'],
    ['1C', 12, `ПолучательИИК=${account.replace('86', '87')}`, 'accountWrong', 'payeeAccount'],
    ['1C', 13, 'НазначениеПлатежа=\u202eсвязь', 'purposeWrong', 'purpose'],
    ['1C', 14, 'КодНазначенияПлатежа=85', 'purposeCodeWrong', 'purposeCode'],
    ['1C', 8, 'Валюта=USD', 'currencyWrong', 'amount'],
    ['1C', 8, 'without an equals sign', 'importLine', null],
    ['1C', 10, 'Сумма=48300.50', 'importTwice', 'amount'],
    ['1C', 7, 'СекцияДокумент=Аккредитив', 'importKind', null],
    ['1C', 14, 'СекцияДокумент=Платежное поручение', 'importLine', null],
    ['1C', 15, 'КонецФайла', 'importLine', null],
    ['1C', 25, 'КонецДокумента', 'importLine', null],
    ['1C', 24, null, 'importCutOff', null],
    ['1C', 3, 'Кодировка=Windows', 'importCharset', null],
    ['MT100', 3, ':32A:261121KZT48300.50', 'amountWrong', 'amount'],
    ['MT100', 3, ':32A:261121USD48300,50', 'currencyWrong', 'amount'],
    ['MT100', 6, ':59:KZ00', 'accountWrong', 'payeeAccount'],
    ['MT100', 8, '/IDN/x', 'numberWrong', 'payeeNumber'],
    ['MT100', 10, '/KNP/', 'purposeCodeWrong', 'purposeCode'],
    ['MT100', 8, '/NAME/another', 'importTwice', null],
    ['MT100', 13, message[0] ?? '', 'importLine', null],
    ['MT100', 14, 'between two messages', 'importLine', null],
    ['MT100', 26, null, 'importCutOff', null],
    ['pain.001', 4, '<NbOfTxs>3</NbOfTxs>', 'importCountDiffers', null],
    ['pain.001', 5, '<CtrlSum>96601.01</CtrlSum>', 'importSumDiffers', null],
    ['pain.001', 8, '<Amt><InstdAmt Ccy="EUR">48300.50</InstdAmt></Amt>', 'currencyWrong', 'amount'],
    ['pain.001', 10, '<CdtrAcct><Id><IBAN>x</IBAN></Id></CdtrAcct>', 'accountWrong', 'payeeAccount'],
    ['pain.001', 10, '<CdtrAcct>', 'importSyntax', null],
    ['pain.001', 2, '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">', 'importUnknown', null],
  ]
  for (const [format, line, text, code, field] of faults)
    it(`is told to be broken in line ${line}: ${code}, ${format}`, () => {
      const bytes = broken(format, line, text)
      const told = faultOf(bytes)
      // A file that ends too early is broken where it ends; a declared charset is the whole file's.
      const at = code === 'importCutOff' ? line - 1 : code === 'importCharset' ? 1 : code === 'importSyntax' ? 13 : line
      assert.deepEqual(told, [code, at, field])
    })

  it('is told to be in another charset than it can be in: DOS, UTF-16, and XML in windows-1251', () => {
    const plain = message.map(line => line.replace(/[«»]/g, ''))
    assert.equal(readImport(utf8(plain.join('\n'))).length, 1)
    assert.deepEqual(faultOf(dos(plain.join('\n'))), ['importCharset', 1, null])
    assert.deepEqual(faultOf(Uint8Array.of(...utf8(message.join('\n')), 0x98)), ['importCharset', 1, null])
    assert.deepEqual(faultOf(windows1251(pain.join('\n'))), ['importCharset', 1, null])
    for (const lines of Object.values(files))
      assert.deepEqual(faultOf(Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le')), ['importUnknown', 1, null])
    assert.deepEqual(faultOf(windows1251(file1c('UTF-8').join('\n'))), ['importCharset', 1, null])
  })

  it('is taken from no file that was cut off, wherever', () => {
    for (const [format, lines] of Object.entries(files) as [Format, string[]][])
      for (let line = 4; line < lines.length; line++) {
        // Of two messages the first is whole.
        if (format === 'MT100' && line === message.length) continue
        const [code] = faultOf(broken(format, line + 1, null))
        assert.equal(code, format === 'pain.001' ? 'importSyntax' : 'importCutOff', `${format}, ${line} lines`)
      }
  })

  it('is taken for what it is: no other file, no entities, nothing empty', () => {
    assert.deepEqual(faultOf(utf8('a;b;c')), ['importUnknown', 1, null])
    assert.deepEqual(faultOf(new Uint8Array()), ['importUnknown', 1, null])
    assert.deepEqual(faultOf(utf8(pain.toSpliced(1, 0, '<!DOCTYPE a [<!ENTITY b "c">]>').join('\n'))).slice(0, 1), [
      'importSyntax',
    ])
    assert.deepEqual(faultOf(utf8('1CClientBankExchange\nКодировка=UTF-8\nКонецФайла')), ['importEmpty', 1, null])
  })

  it('has ten thousand payments at most, and the line of the first that is too many is told', () => {
    const file = (count: number): Uint8Array => utf8(Array.from({ length: count }, () => message.join('\n')).join('\n'))
    assert.equal(readImport(file(10_000)).length, 10_000)
    assert.deepEqual(faultOf(file(10_001)), ['importMany', 10_000 * message.length + 2, null])
  })
})
