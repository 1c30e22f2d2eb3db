/** English: what lies on a token. */
import type { ObjectKindTexts } from '../text-tables.ts'

const kinds: ObjectKindTexts = {
  certificate: 'Certificate',
  keyPair: 'Key pair',
  data: 'Data object',
  secretKey: 'Secret key',
}

export const objects = {
  kinds,
  unnamed: '(no name)',
  withKey: 'Its key is on this token.',
  withoutKey: 'Its key is not on this token.',
  retired: 'Out of use: it is not offered for signing.',
  retire: 'Take out of use',
  useAgain: 'Use again',
  retireHint:
    'A certificate that was replaced can be taken out of use: then it is not offered for signing any more. It stays on the token, and you can use it again or delete it.',
  waiting: 'Waits for its certificate.',
  paired: 'Its certificate is on this token.',
  foreignKey: 'Key: {name}. It cannot be used to sign yet; everything else on the token works as usual.',
  exportable: 'May be saved as a file.',
  private: 'Seen only with the PIN.',
  bits: '{bits} bits',
  chainWhole: 'Chain complete: {names}',
  chainBroken: 'Chain not complete: the certificate of {issuer} is missing on the token.',
  daysOf: '{left} of {total} days left',
} as const
