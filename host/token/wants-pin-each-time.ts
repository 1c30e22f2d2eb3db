/** The fault of a key that wants its PIN for each signature (CKA_ALWAYS_AUTHENTICATE), and was asked for more by one PIN. */
import type { ErrorMessage } from '../../shared/errors.ts'

export const wantsPinEachTime = ({ code, details }: ErrorMessage): boolean =>
  code === 'KEY_UNSUITABLE' && details['attribute'] === 'CKA_ALWAYS_AUTHENTICATE'
