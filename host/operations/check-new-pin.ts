/** The rules for a new PIN, held before the token is touched. */
import { MohurError } from '../../shared/errors.ts'
import { brokenPinRules, pinLengthOf } from '../../shared/pin-policy.ts'
import type { Problem, TokenForPin } from '../../shared/token.ts'

/** `null`: typed on the device, which holds rules of its own. @throws MohurError PIN_LENGTH with the first broken `rule` */
export function checkNewPin(newPin: Uint8Array | null, { pin }: TokenForPin): void {
  if (newPin === null && pin.onDevice) return
  const [rule] = brokenPinRules(newPin ?? new Uint8Array(), pinLengthOf(pin))
  if (rule) throw new MohurError('PIN_LENGTH', { rule })
}

/** Some tokens tell only by refusing that they take digits alone; from then on that is asked for. */
export const knowingRefusal = (token: TokenForPin, problem: Problem | null): TokenForPin =>
  problem?.details['reason'] === 'digits' ? { ...token, pin: { ...token.pin, digitsOnly: true } } : token
