/** The amount of a payment in the formats of banks; and none where two readers could find two. */
import assert from 'node:assert/strict'
import { formatDecimal } from '../../../extension/documents/decimal.ts'
import { longestPayment, mayHaveAmount, readAmount } from '../../../extension/documents/read-amount.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { makePayments } from '../../sites/bank/payments.ts'

function amountOf(text: string | Uint8Array, type: string): string | null {
  const amount = readAmount(typeof text === 'string' ? utf8(text) : text, type)
  return typeof amount === 'string' ? amount : amount && `${formatDecimal(amount.value)} ${amount.currency}`
}
const json = (value: unknown): string | null =>
  amountOf(typeof value === 'string' ? value : JSON.stringify(value), 'application/json')
const xml = (text: string): string | null => amountOf(text, 'application/xml')

const pain = (...amounts: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
   <GrpHdr><MsgId>M1</MsgId><NbOfTxs>${amounts.length}</NbOfTxs><CtrlSum>840.00</CtrlSum></GrpHdr><PmtInf>${amounts
     .map(amount => `<CdtTrfTxInf><Amt><InstdAmt Ccy="AZN">${amount}</InstdAmt></Amt></CdtTrfTxInf>`)
     .join('')}</PmtInf></CstmrCdtTrfInitn></Document>`

describe('the amount of a document', () => {
  it('row 118: is that of the bank’s payment orders', () => {
    for (const document of makePayments(5)) {
      const fields = JSON.parse(new TextDecoder().decode(document)) as Record<string, string>
      assert.equal(amountOf(document, 'application/json'), `${fields['Сумма']} ${fields['Валюта']}`)
    }
  })

  it('is read from a message of ISO 20022, whose own sum must agree', () => {
    assert.equal(xml(pain('840.00')), '840.00 AZN')
    assert.equal(xml(pain('840')), '840 AZN')
    assert.equal(xml(pain('841.00')), 'differs')
    assert.equal(xml(pain('420.00', '421.00')), 'differs')
    assert.equal(xml(pain('420.00', '420.00')), '840.00 AZN')
    const both = readAmount(utf8(pain('420.00', '420.00')), 'text/xml')
    assert.equal(typeof both === 'object' && both?.payments, 2)
  })

  it('is read from the fields of Azerbaijani and Kazakh payment orders in XML and windows-1251', () => {
    assert.equal(xml('<Ödəniş><Məbləğ>1500,75</Məbləğ><Valyuta>AZN</Valyuta></Ödəniş>'), '1500.75 AZN')
    assert.equal(xml('<Payment amount="12.30" currency="KZT"/>'), '12.30 KZT')
    const order = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1251"?><'),
      Buffer.from('d1f3ecece0', 'hex'),
      Buffer.from(' ccy="KZT">7</'),
      Buffer.from('d1f3ecece0', 'hex'),
      Buffer.from('>'),
    ])
    assert.equal(amountOf(order, 'text/xml'), '7 KZT')
  })

  it('is exact: a number of JSON stays as it is written', () => {
    assert.equal(json('{"amount": 1250000.5, "currency": "KZT"}'), '1250000.5 KZT')
    assert.equal(json('{"amount": 1.250, "currency": "KWD"}'), '1.250 KWD')
    assert.equal(
      json({ payment: { amount: '12345678901234567890.12', currency: 'KZT' } }),
      '12345678901234567890.12 KZT',
    )
  })

  it('is no number with an exponent, groups, words, or a point that may part thousands', () => {
    assert.equal(json('{"amount": 1e3, "currency": "KZT"}'), null)
    for (const amount of [
      '1.250',
      '1,250',
      '1 250',
      '1.250,00',
      '1,250.00',
      '10 KZT',
      '0x10',
      '',
      ' 5',
      '5 ',
      true,
      null,
    ]) {
      assert.equal(json({ amount, currency: 'KZT' }), null, String(amount))
    }
  })

  it('is not there when it or its currency is missing, or stands there twice', () => {
    const refused: unknown[] = [
      { amount: '5' },
      { currency: 'KZT' },
      { amount: '5', currency: 'kzt' },
      { amount: '5', currency: 398 },
      { amount: '5', currency: { code: 'KZT' } },
      { amount: '5', sum: '5', currency: 'KZT' },
      { amount: '5', total: '6', currency: 'KZT' },
      { amount: '5', total: 'five', currency: 'KZT' },
      { amount: '5', currency: 'KZT', fee: { currency: 'USD' } },
      { amount: ['5'], currency: 'KZT' },
      { amount: { value: '5' }, currency: 'KZT' },
      { amount: { '': '5', value: '500' }, currency: 'KZT' },
      { amount: { '': '5' }, currency: 'KZT' },
      { amount: { '': 'x', value: '500', currency: 'KZT' }, sum: '1.00' },
      { amount: { '': { '': '5' } }, currency: 'KZT' },
      { amount: '5', total: {}, currency: 'KZT' },
      [
        { amount: '5', currency: 'KZT' },
        { amount: '6', currency: 'KZT' },
      ],
      '{"amount": "5", "amount": "500", "currency": "KZT"}',
      '5',
    ]
    for (const value of refused) assert.equal(json(value), null, JSON.stringify(value))
    assert.equal(xml('<P><Amount Ccy="KZT">5</Amount><Currency>USD</Currency></P>'), null)
    assert.equal(xml('<P><Amount Ccy="KZT"/></P>'), null)
    assert.equal(xml('<P><Amount Ccy="KZT"><Minor>5</Minor></Amount></P>'), null)
  })

  it('is read where value and currency stand together in it, and nothing beside them', () => {
    assert.equal(json({ amount: { value: '123.45', currency: 'AZN' }, payee: 'A' }), '123.45 AZN')
    assert.equal(json({ payment: { Amount: { Currency: 'AZN', Value: 1250.5 } } }), '1250.5 AZN')
    assert.equal(json({ сумма: { value: '1250,00', валюта: 'KZT' }, currency: 'KZT' }), '1250.00 KZT')
    assert.equal(xml('<P><Amount><Value>5.00</Value><Currency>AZN</Currency></Amount></P>'), '5.00 AZN')
    assert.equal(xml('<P><x:Amount ccy="AZN" value="5.00"/></P>'), '5.00 AZN')
  })

  it('is not read from such a place where a value may be in the smallest unit, or is not the only amount', () => {
    const azn = { currency: 'AZN' }
    const refused: unknown[] = [
      { amount: { value: 12345, ...azn } },
      { amount: { value: '12345', ...azn } },
      { amount: { value: '1.250', ...azn } },
      { amount: { value: '1,250.00', ...azn } },
      { amount: { value: '-5.00', ...azn } },
      { amount: { value: '5.00', currency: 'azn' } },
      { amount: { value: '5.00', currency: null } },
      { amount: { value: '5.00', currency: ['AZN'] } },
      { amount: { value: '5.00', currency: {} }, ...azn },
      { amount: { value: ['5.00'], ...azn } },
      { amount: { value: { value: '5.00', ...azn }, ...azn } },
      { amount: { value: '5.00' }, ...azn },
      { amount: { value: '5.00', scale: 2, ...azn } },
      { amount: { value: '5.00', '': '6.00', ...azn } },
      { amount: { value: '5.00', amount: '5.00', ...azn } },
      { amount: { value: '5.00', ...azn }, currency: 'USD' },
      { amount: { value: '5.00', ...azn }, sum: '5.00' },
      { amount: { value: '5.00', ...azn }, total: { value: '6.00', ...azn } },
      {
        amount: [
          { value: '5.00', ...azn },
          { value: '6.00', ...azn },
        ],
      },
      { amount: [{ value: '5.00', ...azn }] },
      { price: { value: '5.00', ...azn } },
      '{"amount": {"value": "5.00", "Value": "6.00", "currency": "AZN"}}',
    ]
    for (const value of refused) assert.equal(json(value), null, JSON.stringify(value))
    const currency = '<Currency>AZN</Currency>'
    assert.equal(xml(`<P><Amount><Value>5.00</Value><Value>6.00</Value></Amount>${currency}</P>`), null)
    assert.equal(xml('<P><Amount Ccy="AZN" value="6.00">5.00</Amount></P>'), null)
    assert.equal(xml(`<P><Amount value="6.00"><Value>5.00</Value>${currency}</Amount></P>`), null)
  })

  it('T54: is above zero, or none', () => {
    for (const amount of ['-4999999.00', '0', '0.00', '-0', -1, -0.1, 0]) {
      assert.equal(json({ amount, currency: 'KZT' }), null, String(amount))
    }
    assert.equal(json({ amount: '0.01', currency: 'KZT' }), '0.01 KZT')
    assert.equal(xml('<P><Amount Ccy="KZT">-5</Amount></P>'), null)
  })

  it('T54: is read from JSON as UTF-8 alone, whatever character set the site names', () => {
    const text = utf8('{"amount": "5", "currency": "KZT", "назначение": "x"}')
    assert.equal(amountOf(text, 'application/json; charset=windows-1251'), '5 KZT')
    const other = Uint8Array.from(Buffer.from('{"amount": "5", "currency": "KZT", "x": "\xcf"}', 'latin1'))
    assert.equal(amountOf(other, 'application/json; charset=windows-1251'), null)
  })

  it('is that of the total when nothing else is called an amount, or when both are the same', () => {
    assert.equal(json({ total: '7.00', currency: 'KZT', items: [{ price: '3' }, { price: '4' }] }), '7.00 KZT')
    assert.equal(json({ amount: '7', total: '7.00', currency: 'KZT' }), '7 KZT')
  })

  it('is looked for in types that payments come in, of the size of a few payments alone', () => {
    assert.equal(amountOf('{"amount": 5, "currency": "KZT"}', 'text/plain'), null)
    const may = (type: string, size = 100): boolean => mayHaveAmount({ type, size })
    assert.deepEqual(
      ['application/json; charset=utf-8', 'text/xml', 'application/pain+xml', 'text/plain', '', 'application/pdf'].map(
        type => may(type),
      ),
      [true, true, true, true, true, false],
    )
    assert.deepEqual([may('text/xml', longestPayment), may('text/xml', longestPayment + 1)], [true, false])
  })
})
