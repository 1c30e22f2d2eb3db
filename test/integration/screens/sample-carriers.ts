/** Tokens as a window names them: a stick, and the software token that is not made yet. */
import type { TokenForPin } from '../../../shared/token.ts'

export const stick: TokenForPin = {
  id: 'stick',
  kind: 'pkcs11',
  label: 'ACS Card OS 5',
  manufacturer: 'Advanced Card Systems Ltd.',
  model: 'ACOS5-64',
  serialNumber: 'B0E9406091CB',
  state: 'ready',
  algorithms: ['RSA-2048'],
  pin: { tries: 'unknown', left: 3, minLength: 4, maxLength: 8, onDevice: false, digitsOnly: false },
}
/** As long as a CK_TOKEN_INFO holds them. */
export const longestStick: TokenForPin = {
  ...stick,
  label: 'W'.repeat(32),
  manufacturer: 'W'.repeat(32),
  model: 'W'.repeat(16),
  serialNumber: 'W'.repeat(16),
}
export const soft: TokenForPin = {
  ...stick,
  id: 'soft',
  kind: 'software',
  label: 'Mohur',
  manufacturer: 'Mohur',
  model: 'Software token',
  serialNumber: '41D2A7',
  state: 'uninitialized',
  pin: { tries: 'unknown', left: null, minLength: 8, maxLength: 64, onDevice: false, digitsOnly: false },
}
