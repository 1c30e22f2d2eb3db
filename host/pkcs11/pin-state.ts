/** What is known of a PIN before it is tried: the flags of CK_TOKEN_INFO (PKCS#11 v2.40 section 3.2), and a vendor's counter. */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { TokenInfo } from './cryptoki.ts'
import { tokenFlags } from './constants.ts'
import type { TryCounter } from './extended-calls.ts'

export type PinRole = 'user' | 'so'
export type PinTries = TokenForPin['pin']['tries']

const flagsOf = {
  user: {
    locked: tokenFlags.CKF_USER_PIN_LOCKED,
    final: tokenFlags.CKF_USER_PIN_FINAL_TRY,
    low: tokenFlags.CKF_USER_PIN_COUNT_LOW,
  },
  so: {
    locked: tokenFlags.CKF_SO_PIN_LOCKED,
    final: tokenFlags.CKF_SO_PIN_FINAL_TRY,
    low: tokenFlags.CKF_SO_PIN_COUNT_LOW,
  },
} as const

export function pinTries({ flags }: TokenInfo, role: PinRole = 'user', counter: TryCounter | null = null): PinTries {
  // SoftHSM2 calls the SO PIN locked that nobody has set yet.
  if ((flags & tokenFlags.CKF_TOKEN_INITIALIZED) === 0) return 'unknown'
  const { left, most } = counter ?? { left: Infinity, most: Infinity }
  const counted = { locked: left === 0, final: left === 1, low: left < most }
  const names = ['locked', 'final', 'low'] as const
  return names.find(name => counted[name] || (flags & flagsOf[role][name]) !== 0) ?? 'unknown'
}

export const isTypedOnToken = ({ flags }: TokenInfo): boolean =>
  (flags & tokenFlags.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0

/** A PIN that is not there must never become a null pointer: some modules then wait for a pad. */
export function checkTyped(pin: Bytes | null, info: TokenInfo): void {
  if (pin === null && !isTypedOnToken(info)) throw new MohurError('TOKEN_FAILED', { reason: 'noPinPad' })
  if (pin?.length === 0) throw new MohurError('PIN_LENGTH')
}

/** @throws MohurError PIN_LENGTH before the token is touched */
export function checkNewPin(pin: Bytes | null, info: TokenInfo, role: PinRole = 'user'): void {
  checkTyped(pin, info)
  const [least, most] = [info.minPinLength ?? 0, info.maxPinLength || Infinity]
  if (pin && (pin.length < least || pin.length > most)) {
    throw inRole(new MohurError('PIN_LENGTH', { minLength: least, maxLength: info.maxPinLength || 0 }), role)
  }
}

/** After a call that verified a PIN: which one was wrong, and what is known of the tries that are left. */
export function pinError(error: unknown, role: PinRole, info: TokenInfo | null): unknown {
  if (!(error instanceof MohurError) || !error.code.startsWith('PIN_')) return error
  if (error.code !== 'PIN_INCORRECT' || !info) return inRole(error, role)
  const tries = pinTries(info, role)
  const code = tries === 'locked' ? 'PIN_LOCKED' : 'PIN_INCORRECT'
  return inRole(new MohurError(code, { ...error.details, tries }), role)
}

/** The user's PIN is meant where nothing is said. */
const inRole = ({ code, details }: MohurError, role: PinRole): MohurError =>
  new MohurError(code, role === 'so' ? { ...details, role } : details)
