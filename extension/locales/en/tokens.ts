/** English: tokens, PINs and the rules for a new one. */
import type { TokenKindTexts, TokenStateTexts } from '../text-tables.ts'
import { plural } from '../plural.ts'

const states: TokenStateTexts = {
  ready: 'Ready',
  blank: 'Empty: ready for a certificate request',
  uninitialized: 'Not initialized',
  locked: 'PIN is locked',
}

const kinds: TokenKindTexts = { pkcs11: 'Token', software: 'Software token' }

export const tokens = {
  states,
  kinds,
  softwareMeaning: 'Keys are kept in an encrypted file on this computer, not on a separate device.',
  unused: 'Not used yet: you choose its PIN with the first key',
  withoutLabel: '(no label)',
  serial: 'Serial number',
  manufacturer: 'Manufacturer',
  model: 'Model',
  kind: 'Kind',
  algorithms: 'Keys it can make',
  pin: {
    label: 'PIN code of the token',
    onDevice: 'Type the PIN on the device itself. This window never sees it.',
    left: plural({ one: '{count} try left', other: '{count} tries left' }),
    low: 'Few tries are left.',
    final: 'This is the last try. If the PIN is wrong, the token locks.',
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
    kept: 'kept',
    broken: 'not kept yet',
    newTitle: 'Choose a PIN for this token',
    newMeaning: 'It will be asked for each signature. Nobody can recover it.',
    new: 'New PIN',
    repeat: 'New PIN once more',
    differs: 'The two PINs are not the same.',
  },
} as const
