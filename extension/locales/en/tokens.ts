/** English: tokens, PINs and the rules for a new one. */
import type { TokenKindTexts, TokenStateTexts } from '../text-tables.ts'
import { plural } from '../plural.ts'

const states: TokenStateTexts = {
  ready: 'Ready',
  blank: 'Empty: ready for a certificate request',
  uninitialized: 'Not set up yet',
  locked: 'PIN is locked',
}

const kinds: TokenKindTexts = { pkcs11: 'Token', software: 'Software token' }

export const tokens = {
  states,
  kinds,
  softwareMeaning: 'Keys are kept in an encrypted file on this computer, not on a separate device.',
  unused: 'Not used yet: you will choose its PIN with the first key',
  withoutLabel: '(no name)',
  serial: 'Serial number',
  manufacturer: 'Manufacturer',
  model: 'Model',
  kind: 'Type',
  algorithms: 'Keys it can create',
  pin: {
    label: 'PIN of the token',
    onDevice: 'Type the PIN on the device itself. This window never sees it.',
    left: plural({ one: '{count} try left', other: '{count} tries left' }),
    counted: plural({ one: '{count} try is left.', other: '{count} tries are left.' }),
    low: 'Only a few tries are left.',
    final: 'This is the last try. If the PIN is wrong, it will be locked.',
    locked: 'The PIN of this token is locked.',
    confirmFinal: 'I know that this is the last try',
    rules: {
      length: '{min} to {max} characters',
      characters: 'Latin letters, digits and signs, no spaces',
      letter: 'at least one letter',
      digit: 'at least one digit',
      digits: 'digits alone: this token takes nothing else',
      run: 'no three in a row, such as 123, abc or aaa',
    },
    kept: 'met',
    broken: 'not met yet',
    newTitle: 'Choose a PIN for this token',
    newMeaning: 'You will be asked for it each time you sign. Nobody can recover it.',
    new: 'New PIN',
    repeat: 'Repeat the new PIN',
    differs: 'The PINs do not match.',
  },
} as const
