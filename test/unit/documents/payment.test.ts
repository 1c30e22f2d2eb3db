/** A payment at a glance: said only where no two readers could take it differently. */
import assert from 'node:assert/strict'
import { formatDecimal } from '../../../extension/documents/decimal.ts'
import { paymentOf } from '../../../extension/documents/payment.ts'
import { readJson } from '../../../extension/documents/read-json.ts'
import { readXml } from '../../../extension/documents/read-xml.ts'
import { unwrap } from '../../../extension/documents/unwrap.ts'

const ofJson = (value: object) => paymentOf(readJson(JSON.stringify(value)))
const ofXml = (text: string) => paymentOf(readXml(text, 'utf-8'))
const money = { amount: 1250000.5, currency: 'KZT' }

describe('a payment at a glance', () => {
  it('is read out of flat fields, whatever language they are named in', () => {
    const payment = ofJson({
      ...money,
      алушы: 'ТОО «Дала»',
      ПолучательИИК: 'KZ14345ABC6789012345',
      ödəyici: 'Xəzər MMC',
      payerIban: 'AZ21NABZ00000000137010001944',
      назначениеПлатежа: 'договор 17',
      tarix: '2026-11-21',
    })
    assert.equal(payment && formatDecimal(payment.amount.value), '1250000.5')
    assert.equal(payment?.amount.currency, 'KZT')
    assert.deepEqual(payment?.parts, {
      payee: 'ТОО «Дала»',
      payeeAccount: 'KZ14345ABC6789012345',
      payer: 'Xəzər MMC',
      payerAccount: 'AZ21NABZ00000000137010001944',
      purpose: 'договор 17',
      date: '2026-11-21',
    })
  })

  it('is read out of groups, by whose they are, and takes no bank for a person', () => {
    const bank = { name: 'Kaspi', account: 'KZ00BANK0000000000' }
    const payment = ofJson({
      ...money,
      payee: { name: 'A', iban: 'KZ1', bank },
      payer: { fullName: 'B', account: { iik: 'KZ2' }, payerBank: bank },
    })
    assert.deepEqual(payment?.parts, { payee: 'A', payeeAccount: 'KZ1', payer: 'B', payerAccount: 'KZ2' })
  })

  it('is read where the amount is an object of value and currency, which name nobody', () => {
    const payment = ofJson({ amount: { value: '123.45', currency: 'AZN' }, payee: { name: 'A', value: '7.00' } })
    assert.equal(payment && formatDecimal(payment.amount.value), '123.45')
    assert.deepEqual(payment?.parts, { payee: 'A' })
    assert.equal(ofJson({ amount: { value: '123.45', currency: 'AZN', payee: 'B' }, payee: 'A' }), null)
  })

  it('is read out of ISO 20022', () => {
    const payment = ofXml(
      `<Document xmlns="urn:x"><PmtInf><Dbtr><Nm>B</Nm></Dbtr><DbtrAcct><Id><IBAN>KZ2</IBAN></Id></DbtrAcct>
       <DbtrAgt><FinInstnId><Nm>Bank</Nm></FinInstnId></DbtrAgt><CdtTrfTxInf><Amt><InstdAmt Ccy="AZN">840.00</InstdAmt></Amt>
       <Cdtr><Nm>A</Nm></Cdtr><CdtrAcct><Id><IBAN use="1">KZ1</IBAN></Id></CdtrAcct><RmtInf><Ustrd>17</Ustrd></RmtInf>
       </CdtTrfTxInf></PmtInf></Document>`,
    )
    assert.deepEqual(payment?.parts, {
      payee: 'A',
      payeeAccount: 'KZ1',
      payer: 'B',
      payerAccount: 'KZ2',
      purpose: '17',
    })
  })

  const unclear: Record<string, object> = {
    'two payees': { ...money, payee: 'A', beneficiary: 'B' },
    'two accounts of the payee': { ...money, payeeAccount: 'KZ1', toAccount: 'KZ2' },
    'a payee with two names': { ...money, payee: { name: 'A', fullName: 'B' } },
    'two payers': { ...money, payer: { name: 'A' }, sender: 'B' },
    'no currency': { amount: 1, payee: 'A' },
    'two amounts': { ...money, sum: 5, payee: 'A' },
    'several payments': {
      payments: [
        { ...money, payee: 'A' },
        { ...money, payee: 'B' },
      ],
    },
    'no amount': { payee: 'A', currency: 'KZT' },
  }
  for (const [what, fields] of Object.entries(unclear)) {
    it(`is not told of ${what}`, () => assert.equal(ofJson(fields), null))
  }

  it('is not told where an attribute names another payee than an element, and takes no literal for a name', () => {
    const currency = '<ccy>AZN</ccy><amount>5</amount>'
    assert.equal(ofXml(`<p payee="A">${currency}<payee>B</payee></p>`), null)
    assert.deepEqual(ofXml(`<p payee="A">${currency}</p>`)?.parts, { payee: 'A' })
    assert.deepEqual(ofJson({ ...money, payee: null, beneficiary: 'A' })?.parts, { payee: 'A' })
  })

  it('is told once where two fields say the same, and leaves out a purpose or a date that is said twice', () => {
    assert.deepEqual(ofJson({ ...money, payee: 'A', beneficiary: 'A' })?.parts, { payee: 'A' })
    assert.deepEqual(ofJson({ ...money, purpose: 'x', details: 'y', date: '1', docDate: '2', payee: '' })?.parts, {})
  })
})

describe('what stands around the fields', () => {
  const names = (text: string) => {
    const { path, inside } = unwrap(readXml(text, 'utf-8'))
    return [path.join(' '), inside.map(({ name }) => name).join(' ')]
  }

  it('is told by its names: lone wrappers, without the namespaces', () => {
    assert.deepEqual(names('<a xmlns="u" xmlns:x="v"><b><c>1</c><d>2</d></b></a>'), ['a b', 'c d'])
    assert.deepEqual(names('<a><b id="1"><c>1</c></b></a>'), ['a b', 'id c'])
  })

  it('stays where it says something: a value, a value with attributes, an empty element', () => {
    assert.deepEqual(names('<a>1</a>'), ['', 'a'])
    assert.deepEqual(names('<Amt Ccy="AZN">840</Amt>'), ['', 'Amt'])
    assert.deepEqual(names('<a><Amt Ccy="AZN">840</Amt></a>'), ['a', 'Amt'])
    assert.deepEqual(names('<a xmlns="u"/>'), ['', 'a'])
  })
})
