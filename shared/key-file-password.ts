/** What the password of a key file that we write must be like: as certificate centres demand of theirs. */

/** In characters, each one byte. */
export const keyFilePasswordLength = { min: 6, max: 32 } as const

export const keyFilePasswordRules = ['length', 'characters', 'capital', 'small', 'digit'] as const
export type KeyFilePasswordRule = (typeof keyFilePasswordRules)[number]

const between =
  (first: number, last: number) =>
  (byte: number): boolean =>
    byte >= first && byte <= last

const isBroken: Record<KeyFilePasswordRule, (password: Uint8Array) => boolean> = {
  length: ({ length }) => length < keyFilePasswordLength.min || length > keyFilePasswordLength.max,
  // Visible ASCII alone: programs do not agree on how other letters become bytes.
  characters: password => !password.every(between(0x21, 0x7e)),
  capital: password => !password.some(between(0x41, 0x5a)),
  small: password => !password.some(between(0x61, 0x7a)),
  digit: password => !password.some(between(0x30, 0x39)),
}

/** The rules that this password breaks, given as UTF-8; empty when it may be used. */
export const brokenKeyFilePasswordRules = (password: Uint8Array): KeyFilePasswordRule[] =>
  keyFilePasswordRules.filter(rule => isBroken[rule](password))
