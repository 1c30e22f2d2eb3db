/** What is filled in at the bank: a sentence for each field that is wrong, all of them at once, and the document of what is right. */
import assert from 'node:assert/strict'
import { documentOf, entriesOf, forms, kinds, valuesOf, type Kind } from '../../sites/bank/forms.ts'
import { BadRequest } from '../../sites/site.ts'

const account = 'KZ86125KZT5004100100'
const worker = (amount: string): string => `Әлия Серік; 900101300123; ${account}; ${amount}`
const good: Record<Kind, Record<string, string>> = {
  payment: {
    amount: '48300.50',
    payee: 'АО «Қазақтелеком»',
    payeeNumber: '941240000193',
    payeeAccount: account,
    purpose: 'Услуги связи',
    purposeCode: '859',
  },
  application: { subject: 'Справка', text: 'Прошу выдать справку.\nС уважением' },
  statement: { from: '2026-11-01', to: '2026-11-30' },
  salary: { month: '2026-11', workers: `${worker('250000.10')}\n${worker('0.20')}` },
}
/** By ISO 13616 right but for what is said: so that nothing but that is judged. */
const withCheckDigits = (country: string, rest: string): string => {
  const digits = `${rest}${country}00`.replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${rest}`
}
const wrong: [Kind, Record<string, string>, Record<string, string>][] = [
  ['payment', { amount: '-1' }, { amount: 'amountWrong' }],
  ['payment', { amount: '1.234,56' }, { amount: 'amountWrong' }],
  ['payment', { amount: '0.00' }, { amount: 'amountWrong' }],
  ['payment', { amount: '1.234' }, { amount: 'amountWrong' }],
  ['payment', { amount: '1e3' }, { amount: 'amountWrong' }],
  ['payment', { amount: '1234567890123' }, { amount: 'amountWrong' }],
  ['payment', { payee: ' ' }, { payee: 'payeeWrong' }],
  ['payment', { payee: 'а'.repeat(141) }, { payee: 'payeeWrong' }],
  ['payment', { payee: 'Дала\u200b' }, { payee: 'payeeWrong' }],
  ['payment', { payeeNumber: '12345678901' }, { payeeNumber: 'numberWrong' }],
  ['payment', { payeeNumber: '1234567890123' }, { payeeNumber: 'numberWrong' }],
  ['payment', { payeeNumber: '12345678901A' }, { payeeNumber: 'numberWrong' }],
  ['payment', { payeeAccount: account.replace('100', '101') }, { payeeAccount: 'accountWrong' }],
  ['payment', { payeeAccount: withCheckDigits('RU', '125KZT5004100100') }, { payeeAccount: 'accountWrong' }],
  ['payment', { payeeAccount: withCheckDigits('KZ', '125KZT500410010') }, { payeeAccount: 'accountWrong' }],
  ['payment', { purpose: 'Связь\u202e' }, { purpose: 'purposeWrong' }],
  ['payment', { purpose: 'а'.repeat(483) }, { purpose: 'purposeWrong' }],
  ['payment', { purposeCode: '8590' }, { purposeCode: 'purposeCodeWrong' }],
  ['payment', { purposeCode: '85' }, { purposeCode: 'purposeCodeWrong' }],
  ['application', { subject: '', text: '' }, { subject: 'subjectWrong', text: 'textWrong' }],
  ['application', { subject: 'Справка\u202e' }, { subject: 'subjectWrong' }],
  ['application', { subject: 'а'.repeat(141) }, { subject: 'subjectWrong' }],
  ['application', { text: 'Прошу\u202e' }, { text: 'textWrong' }],
  ['application', { text: 'а'.repeat(4_001) }, { text: 'textWrong' }],
  ['statement', { from: '2026-02-30' }, { from: 'dayWrong' }],
  ['statement', { from: '1.11.2026' }, { from: 'dayWrong' }],
  ['statement', { to: '2026-10-31' }, { to: 'periodWrong' }],
  ['salary', { month: '2026-13' }, { month: 'monthWrong' }],
  ['salary', { workers: '' }, { workers: 'workersCount' }],
  ['salary', { workers: `${worker('1')}\n\n${worker('x')}` }, { workers: 'workerWrong', line: '3' }],
  ['salary', { workers: `${worker('1')}\n`.repeat(1_001) }, { workers: 'workersCount' }],
  ['salary', { workers: `${worker('1')}; more` }, { workers: 'workerWrong', line: '1' }],
]

describe('a document that is filled in at the bank', () => {
  for (const kind of kinds)
    it(`keeps what was filled in, so that a draft can be written further: ${kind}`, () => {
      const bytes = documentOf(kind, entriesOf(kind, good[kind]), { number: '7', day: new Date('2026-11-29') })
      const fields = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>
      assert.deepEqual(valuesOf(kind, fields), good[kind])
      const { Документ: title, НомерДокумента: number, ДатаДокумента: day } = fields
      assert.deepEqual([title, number, day], [forms[kind].title, '7', '2026-11-29'])
    })

  for (const [kind, change, errors] of wrong)
    it(`is refused where it is wrong: ${kind}, ${JSON.stringify(change).slice(0, 60)}`, () => {
      assert.throws(
        () => entriesOf(kind, { ...good[kind], ...change }),
        (error: unknown) => {
          assert.ok(error instanceof BadRequest)
          assert.deepEqual([error.status, error.fields], [422, errors])
          return true
        },
      )
    })

  it('is refused for every field at once when it is empty', () => {
    for (const kind of kinds)
      assert.throws(
        () => entriesOf(kind, {}),
        ({ fields }: BadRequest) => Object.keys(fields).join() === Object.keys(good[kind]).join(),
      )
  })

  it('adds a salary register up without losing a tiyn, and takes spaces and commas as people write them', () => {
    assert.equal(entriesOf('salary', good.salary)['Сумма'], '250000.30')
    const spoken = { ...good.payment, amount: '1 250 000,5', payeeAccount: 'kz86 125k zt50 0410 0100' }
    const { Сумма: amount, ПолучательИИК: to } = entriesOf('payment', spoken)
    assert.deepEqual([amount, to], ['1250000.50', account])
  })
})
