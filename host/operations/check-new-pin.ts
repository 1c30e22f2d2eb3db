/** The rules for a new PIN, held before the token is touched. */
import { MohurError } from '../../shared/errors.ts'
import { brokenPinRules, pinLengthOf } from '../../shared/pin-policy.ts'
import type { TokenForPin } from '../../shared/token.ts'

/** @throws MohurError PIN_LENGTH with the first broken `rule` */
export function checkNewPin(newPin: Uint8Array, { pin }: TokenForPin): void {
  const [rule] = brokenPinRules(newPin, pinLengthOf(pin))
  if (rule) throw new MohurError('PIN_LENGTH', { rule })
}
