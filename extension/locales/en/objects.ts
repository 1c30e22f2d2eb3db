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
  retired: 'Not offered for signing: you chose this.',
  retire: 'Stop offering for signing',
  useAgain: 'Offer again',
  retireHint:
    'If you have a newer certificate, Mohur can stop offering the old one for signing. It stays on the token and is not revoked.',
  waiting: 'Waiting for its certificate.',
  paired: 'Its certificate is on this token.',
  foreignKey: 'Key: {name}. It cannot be used to sign yet; everything else on the token works as usual.',
  exportable: 'Can be saved as a file.',
  private: 'Visible only with the PIN.',
  bits: '{bits} bits',
  chainWhole: 'Chain complete: {names}',
  chainBroken: 'Chain incomplete: {names} → …',
  daysOf: '{left} of {total} days left',
} as const
