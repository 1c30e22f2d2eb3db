/** Sums of money are exact, whatever their size and however many places stand after the point. */
import assert from 'node:assert/strict'
import { addDecimals, compareDecimals, formatDecimal, parseDecimal } from '../../../extension/documents/decimal.ts'
import { seeded } from './random.ts'

const read = (text: string): NonNullable<ReturnType<typeof parseDecimal>> => {
  const value = parseDecimal(text)
  assert.ok(value, text)
  return value
}
const sum = (...texts: string[]): string => formatDecimal(texts.map(read).reduce(addDecimals))

describe('decimal numbers', () => {
  it('are added without the errors of floating point', () => {
    assert.equal(sum('0.1', '0.2'), '0.3')
    assert.equal(sum('999999999999999999999.99', '0.01'), '1000000000000000000000.00')
    assert.equal(sum(...Array.from({ length: 10_000 }, () => '0.01')), '100.00')
  })

  it('keep the longest fraction of the numbers that are added', () => {
    assert.equal(sum('1', '0.5', '0.125'), '1.625')
    assert.equal(sum('1250000.00', '5'), '1250005.00')
  })

  it('may be negative, and zero has no sign', () => {
    assert.equal(sum('-0.05', '0.02'), '-0.03')
    assert.equal(sum('-12.50', '12.5'), '0.00')
    assert.equal(sum('-0'), '0')
    assert.equal(sum('+7.5'), '7.5')
  })

  it('are the same as whole numbers of the smallest part, for any amounts', () => {
    const random = seeded(118)
    for (let round = 0; round < 500; round++) {
      const [one, other] = [random(2_000_000_000) - 1_000_000_000, random(2_000_000_000) - 1_000_000_000]
      const write = (parts: number): string =>
        `${parts < 0 ? '-' : ''}${Math.trunc(Math.abs(parts) / 1000)}.${String(Math.abs(parts) % 1000).padStart(3, '0')}`
      assert.equal(sum(write(one), write(other)), write(one + other).replace('-0.000', '0.000'))
      assert.equal(Math.sign(compareDecimals(read(write(one)), read(write(other)))), Math.sign(one - other))
    }
  })

  it('are equal whatever their scale', () => {
    assert.equal(compareDecimals(read('1.50'), read('1.5')), 0)
  })

  it('are read from plain digits only', () => {
    const others = [
      '',
      '1e3',
      '1E3',
      '.5',
      '5.',
      '1 000',
      '1,000',
      '0x10',
      'NaN',
      'Infinity',
      '１２',
      '--1',
      '1.2.3',
      ' 1',
      '1\n',
    ]
    for (const text of [...others, '9'.repeat(25), `0.${'1'.repeat(9)}`]) assert.equal(parseDecimal(text), null, text)
  })
})
