/** Numbers of taxpayers: which are right, and which are not, by the country of their accounts. */
import assert from 'node:assert/strict'
import { faultOfNumber } from '../../../../extension/documents/payments/check-number.ts'
import { partFaults } from '../../../../extension/documents/payments/part-faults.ts'

const kz = 'KZ86125KZT5004100100'
const az = 'AZ21NABZ00000000137010001944'
/** As banks of both countries publish their own, and one of a made-up person whose digit comes of the second weights. */
const right = [
  ['940140000385', kz],
  ['971240001315', kz],
  ['160440007161', kz],
  ['9900001881', az],
  ['9900003611', az],
  ['140 005 7421', az],
] as const

describe('the number of a taxpayer', () => {
  it('holds by its check digit: BIN and IIN of Kazakhstan, VÖEN of Azerbaijan', () => {
    for (const [number, account] of right) assert.equal(faultOfNumber(number, account), null, number)
  })

  it('does not hold with another digit in any place that is checked', () => {
    for (const [written, account] of right) {
      const number = written.replaceAll(' ', '')
      for (let place = 0; place < (account === kz ? 12 : 9); place++) {
        // The eleventh digit of twelve has weight 11, which is none.
        if (account === kz && place === 10) continue
        const digit = (Number(number[place]) + 1) % 10
        const other = number.slice(0, place) + String(digit) + number.slice(place + 1)
        assert.equal(faultOfNumber(other, account), 'number', other)
      }
    }
  })

  it('of which the first weights give no digit is checked by the second ones', () => {
    const check = (first: string): string[] =>
      Array.from({ length: 10 }, (_, digit) => first + String(digit)).filter(one => faultOfNumber(one, kz) === null)
    // 10 modulo 11 by the first weights: 1·10 of a one in the tenth place; by the second, 1·1.
    assert.deepEqual(check('00000000010'), ['000000000101'])
    // 10 by both is given to nobody; any other has one digit.
    const given = Array.from({ length: 2_000 }, (_, at) => check(String(at).padStart(11, '0')).length)
    assert.ok(given.includes(0) && given.every(count => count <= 1))
  })

  it('is left alone elsewhere, and where it is none of these', () => {
    for (const [number, account] of [
      ['940140000386', az],
      ['9900001891', kz],
      ['771234567890', '40702810900000005555'],
      ['94014000038', kz],
      ['94014000038X', kz],
      ['', kz],
    ] as const)
      assert.equal(faultOfNumber(number, account), null, number)
  })

  it('is told of the payee, the payer and the person, each by an account of theirs', () => {
    const wrong = '940140000386'
    assert.deepEqual(
      [...partFaults({ payeeNumber: wrong, payeeAccount: kz, payerNumber: wrong, payerAccount: az })],
      [['payeeNumber', 'number']],
    )
    assert.deepEqual([...partFaults({ personNumber: wrong, payeeAccount: kz })], [['personNumber', 'number']])
    assert.deepEqual([...partFaults({ payerNumber: wrong })], [])
  })
})
