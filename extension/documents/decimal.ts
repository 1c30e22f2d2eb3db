/** Decimal numbers as they are written, added and compared exactly: whole digits and a scale, never floating point. */

/** `digits` divided by ten to the power of `scale`. */
export interface Decimal {
  digits: bigint
  scale: number
}

/** So long that every amount of money fits, and so short that a site cannot keep the window busy with one. */
const plain = /^([+-]?)(\d{1,24})(?:\.(\d{1,8}))?$/

/** `null` for anything but a plain number: no exponent, no groups, no spaces. */
export function parseDecimal(text: string): Decimal | null {
  const [whole = '', sign = '', before = '', after = ''] = plain.exec(text) ?? []
  if (whole === '') return null
  const digits = BigInt(before + after)
  return { digits: sign === '-' ? -digits : digits, scale: after.length }
}

const digitsAt = ({ digits, scale }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale)

/** The sum has the longer fraction of the two. */
export function addDecimals(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale)
  return { digits: digitsAt(one, scale) + digitsAt(other, scale), scale }
}

/** Below, at or above zero, as for sorting. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale)
  const difference = digitsAt(one, scale) - digitsAt(other, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export function formatDecimal({ digits, scale }: Decimal): string {
  const written = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const whole = written.slice(0, written.length - scale)
  const sign = digits < 0n ? '-' : ''
  return scale === 0 ? sign + whole : `${sign}${whole}.${written.slice(-scale)}`
}
