/**
 * Whether the check digit of a taxpayer's number holds: BIN and IIN of Kazakhstan, of which the twelfth digit is one, and VÖEN of
 * Azerbaijan, of which the ninth is.
 */

interface Rule {
  length: number
  /** Where the check digit stands. */
  place: number
  /** Weights of the digits before it, modulo 11; the next ones where the digit came out as 10. */
  weights: readonly (readonly number[])[]
}

/** By the country of the account: elsewhere numbers of the same length have other check digits. */
const rules: ReadonlyMap<string, Rule> = new Map([
  [
    'KZ',
    {
      length: 12,
      place: 11,
      weights: [
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
      ],
    },
  ],
  ['AZ', { length: 10, place: 8, weights: [[4, 1, 8, 6, 2, 7, 5, 3]] }],
])

/** `null`: it is none of these numbers, or nothing is wrong with it. `account`: of whom it is, an IBAN. */
export function faultOfNumber(written: string, account: string): 'number' | null {
  const number = written.replaceAll(' ', '')
  const rule = rules.get(account.trimStart().slice(0, 2))
  if (!rule || number.length !== rule.length || !/^\d+$/.test(number)) return null
  const digits = Array.from(number, Number)
  for (const weights of rule.weights) {
    const check = weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0) % 11
    if (check < 10) return check === digits[rule.place] ? null : 'number'
  }
  // No number is given out that has none.
  return 'number'
}
