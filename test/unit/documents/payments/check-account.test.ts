/** Account numbers: which are right, and what is wrong with the others. */
import assert from 'node:assert/strict'
import { faultOfAccount } from '../../../../extension/documents/payments/check-account.ts'

describe('the number of an account', () => {
  it('holds by its check digits and, of Azerbaijan and Kazakhstan, by its length', () => {
    for (const account of [
      'AZ21NABZ00000000137010001944',
      'KZ86125KZT5004100100',
      'KZ24070105KSN0000000',
      'GB82WEST12345698765432',
      'DE89 3704 0044 0532 0130 00',
    ]) {
      assert.equal(faultOfAccount(account), null, account)
    }
  })

  it('has wrong check digits where one character is another, or two have changed places', () => {
    for (const account of [
      'AZ21NABZ00000000137010001945',
      'KZ86125KZT5004100010',
      'KZ68125KZT5004100100',
      'GB82WEST12345698765423',
    ])
      assert.equal(faultOfAccount(account), 'digits', account)
  })

  it('has the wrong length where the country has another', () => {
    for (const account of ['AZ21NABZ0000000013701000194', 'KZ86125KZT50041001000', 'KZ86125KZT500410010'])
      assert.equal(faultOfAccount(account), 'length', account)
  })

  it('is left alone where it is none of these', () => {
    for (const account of ['', '40702810900000005555', '000080900', 'KZ', 'kz86125KZT5004100100', 'НЕТ'])
      assert.equal(faultOfAccount(account), null, account)
  })
})
