/** What a new PIN must be like; the window shows the broken rules while the person types. */

/** In characters, each one byte. */
export const pinLength = { min: 8, max: 64 } as const

/**
 * The token's rules come first, the bank's policy second: where a card takes digits alone (as PIV does, FIPS 201), the policy's
 * letter cannot be asked for. A run is three neighbours that are equal or follow one another, in either direction: `aaa`, `abc`, `321`.
 */
export const pinRules = ['length', 'characters', 'letter', 'digit', 'run'] as const
const digitRules = ['length', 'digits', 'run'] as const
export type PinRule = (typeof pinRules)[number] | (typeof digitRules)[number]

/** The rules that hold for a PIN of this token. */
export const pinRulesOf = ({ digitsOnly = false }: PinLength): readonly PinRule[] =>
  digitsOnly ? digitRules : pinRules

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isLetter = (byte: number): boolean => lower(byte) >= 0x61 && lower(byte) <= 0x7a
const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)
/** Visible ASCII alone: the same keys, and so the same bytes, on every keyboard and system. */
const isAllowed = (byte: number): boolean => byte >= 0x21 && byte <= 0x7e

export interface PinLength {
  min: number
  max: number
  digitsOnly?: boolean
}

const isBroken: Record<PinRule, (pin: Uint8Array, length: PinLength) => boolean> = {
  length: (pin, { min, max }) => pin.length < min || pin.length > max,
  characters: pin => !pin.every(isAllowed),
  letter: pin => !pin.some(isLetter),
  digit: pin => !pin.some(isDigit),
  digits: pin => !pin.every(isDigit),
  run: hasRun,
}

/** The rules that this PIN breaks, given as UTF-8; empty when it may be used. */
export const brokenPinRules = (pin: Uint8Array, length: PinLength = pinLength): PinRule[] =>
  pinRulesOf(length).filter(rule => isBroken[rule](pin, length))

/** Our least length, as far as the token's own limits let it be kept. In bytes. */
export const pinLengthOf = (token: { minLength: number; maxLength: number; digitsOnly?: boolean }): PinLength => ({
  min: Math.max(token.minLength, Math.min(pinLength.min, token.maxLength)),
  max: Math.min(token.maxLength, pinLength.max),
  digitsOnly: token.digitsOnly ?? false,
})

function hasRun(pin: Uint8Array): boolean {
  for (let at = 2; at < pin.length; at++) {
    const step = stepTo(pin, at)
    if (step !== null && step === stepTo(pin, at - 1)) return true
  }
  return false
}

/** −1, 0 or 1 between neighbours of one kind, small and capital letters being the same. */
function stepTo(pin: Uint8Array, at: number): number | null {
  const before = lower(pin[at - 1] ?? 0)
  const here = lower(pin[at] ?? 0)
  if (before === here) return 0
  if (isDigit(before) !== isDigit(here) || isLetter(before) !== isLetter(here)) return null
  const step = here - before
  return (isDigit(here) || isLetter(here)) && Math.abs(step) === 1 ? step : null
}
