/** ISO 20022: what is told of good messages, and what of bad ones. */
import assert from 'node:assert/strict'
import { pacs, pain, wages } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

const xml = 'application/xml'
const good = pain(wages, { sum: '1965.5' })
const change = (from: string | RegExp, to: string): string => good.replace(from, to)

describe('payments of ISO 20022', () => {
  for (const version of ['03', '09', '12']) {
    it(`are read out of pain.001, version ${version}`, () => {
      const file = toldFile(pain(wages, { version, sum: '1965.50' }), xml)
      assert.equal(file.format, `pain.001.001.${version}`)
      assert.deepEqual([file.amounts, file.sums], [['840.00 AZN', '1125.5 AZN'], ['1965.50 AZN']])
      assert.deepEqual(
        file.claims.map(claim => claim.split(' ')[0]),
        ['agrees', 'agrees'],
      )
      assert.deepEqual(file.parts[1], {
        payee: 'Quliyeva Günel',
        payeeAccount: 'AZ30AIIB00000000000123456789',
        payeeBankCode: 'AIIBAZ2X',
        payer: 'Xəzər MMC',
        payerNumber: '9900071001',
        payerAccount: 'AZ21NABZ00000000137010001944',
        payerBankCode: 'NABZAZ2C',
        purpose: 'Əmək haqqı\nnoyabr 2026',
        purposeCode: 'SALA',
        number: '2',
        valueDate: '2026-11-21',
        priority: 'HIGH',
      })
      for (const written of ['EndToEndId=E2', 'CreDtTm=2026-11-21T09:00:00', 'PmtMtd=TRF']) {
        assert.ok(file.reachable.includes(written), written)
      }
    })
  }

  it('are read out of pacs.008, whose total has a currency', () => {
    const file = toldFile(pacs, 'text/plain')
    assert.deepEqual([file.format, file.amounts], ['pacs.008.001.08', ['840.00 AZN']])
    assert.deepEqual(
      toldFile(pacs.replace('Ccy="AZN">840.00</Ttl', 'Ccy="USD">840.00</Ttl')).claims.at(-1),
      'differs GrpHdr: TtlIntrBkSttlmAmt: 840.00 / null',
    )
  })

  it('say where number or sum are not those of the message, or of the group of payments', () => {
    assert.equal(toldFile(pain(wages, { count: '3' }), xml).claims[0], 'differs GrpHdr: NbOfTxs: 3 / 2')
    assert.equal(toldFile(pain(wages, { sum: '1965.51' }), xml).claims[1], 'differs GrpHdr: CtrlSum: 1965.51 / 1965.50')
    const group = change('<PmtMtd>', '<NbOfTxs>1</NbOfTxs><CtrlSum>2</CtrlSum><PmtMtd>')
    assert.deepEqual(toldFile(group, xml).claims.slice(2), [
      'differs PmtInf P1: NbOfTxs: 1 / 2',
      'differs PmtInf P1: CtrlSum: 2 / 1965.50',
    ])
  })

  const prefixed = good.replaceAll(/<(\/?)(\w)/g, '<$1ns0:$2').replace(' xmlns=', ' xmlns:ns0=')

  it('are read where all elements have one prefix, as they are where none has', () => {
    const [plain, file] = [toldFile(good, xml), toldFile(prefixed, xml)]
    assert.notEqual(prefixed, good)
    assert.deepEqual({ ...file, text: null }, { ...plain, text: null })
  })

  it('are none of ours where the prefix is that of another namespace', () => {
    for (const other of [
      prefixed.replace('xmlns:ns0="urn:iso', 'xmlns:ns0="urn:x"  xmlns:ns1="urn:iso'),
      prefixed.replace('xmlns:ns0="urn:iso', 'xmlns:ns0="urn:x" xmlns="urn:iso'),
      good.replace('xmlns="urn:iso', 'xmlns="urn:x" xmlns:ns0="urn:iso'),
    ]) {
      assert.equal(told(other, xml), null)
    }
  })

  const refused: Record<string, [text: string, refusal: string]> = {
    'a message that breaks off': [good.slice(0, good.indexOf('</PmtInf>')), 'syntax'],
    'two amounts of one payment': [
      change('</InstdAmt>', '</InstdAmt><InstdAmt Ccy="AZN">1</InstdAmt>'),
      'duplicateName',
    ],
    'two payees': [change('</Cdtr>', '</Cdtr><Cdtr><Nm>B</Nm></Cdtr>'), 'duplicateName'],
    'two accounts': [change('</IBAN></Id></CdtrAcct>', '</IBAN><IBAN>X</IBAN></Id></CdtrAcct>'), 'duplicateName'],
    'two payers': [change('<DbtrAcct>', '<Dbtr><Nm>B</Nm></Dbtr><DbtrAcct>'), 'duplicateName'],
    'a payer below the payments': [change('</PmtInf>', '<Dbtr><Nm>B</Nm></Dbtr></PmtInf>'), 'syntax'],
    'another namespace inside': [change('<Cdtr>', '<Cdtr xmlns="urn:x">'), 'markup'],
    'a prefix inside': [change('<Nm>Əliyev Rəşad</Nm>', '<x:Nm>Əliyev Rəşad</x:Nm>'), 'markup'],
    'an element without the prefix of the others': [
      prefixed.replace('<ns0:Cdtr>', '<Cdtr>').replace('</ns0:Cdtr>', '</Cdtr>'),
      'markup',
    ],
    'an element with another prefix': [prefixed.replace(/(<\/?)ns0:Nm>/g, '$1ns1:Nm>'), 'markup'],
    'the prefix for another namespace inside': [
      prefixed.replace('<ns0:Cdtr>', '<ns0:Cdtr xmlns:ns0="urn:x">'),
      'markup',
    ],
    'a payment without the prefix': [prefixed.replaceAll(/(<\/?)ns0:CdtTrfTxInf>/g, '$1CdtTrfTxInf>'), 'markup'],
    'a comment': [change('<Cdtr>', '<!-- --><Cdtr>'), 'markup'],
    'another character set than it declares': [change('UTF-8', 'koi8-r'), 'encoding'],
    'no payments': [good.replace(/<CdtTrfTxInf>[^]*<\/CdtTrfTxInf>/, ''), 'cutOff'],
  }
  for (const [what, [text, refusal]] of Object.entries(refused)) {
    it(`are refused for ${what}: ${refusal}`, () => assert.equal(told(text, xml), refusal))
  }

  it('have no amount where it is not written as XML Schema does', () => {
    for (const amount of ['8,40', '1e9', '1 000', '١٢٣', '1.2.3', '-5', '0', '+5', '840.', '']) {
      const file = toldFile(change('>840.00<', `>${amount}<`), xml)
      assert.deepEqual(
        [file.amounts[0], file.unread, file.claims[1]],
        ['none', 1, 'differs GrpHdr: CtrlSum: 1965.5 / null'],
        amount,
      )
    }
    const equivalent = change(
      /<InstdAmt Ccy="AZN">840.00<\/InstdAmt>/,
      '<EqvtAmt><Amt Ccy="AZN">840.00</Amt><CcyOfTrf>USD</CcyOfTrf></EqvtAmt>',
    )
    assert.deepEqual(toldFile(equivalent, xml).amounts[0], 'none')
  })

  it('are none in other messages and under other types', () => {
    assert.equal(told(good.replace('pain.001.001.09', 'pain.008.001.02'), xml), null)
    assert.equal(told(good, 'application/json'), null)
    assert.equal(told(good, 'application/pdf'), null)
  })
})
