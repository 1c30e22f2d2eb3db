/** What a token says of itself (CK_TOKEN_INFO, CK_MECHANISM_INFO; PKCS#11 v2.40 sections 3.2 and 3.5), in our words. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import {
  keyAlgorithmNames,
  keyAlgorithms,
  keyFamilies,
  type KeyAlgorithm,
  type KeyRow,
} from '../../shared/key-algorithms.ts'
import { limits } from '../../shared/limits.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Cryptoki, Handle, MechanismInfo, TokenInfo } from './cryptoki.ts'
import type { TryCounter } from './extended-calls.ts'
import { isTypedOnToken, pinTries } from './pin-state.ts'
import { mechanismFlags, mechanisms, tokenFlags, type MechanismName } from './constants.ts'

/**
 * Whether something may lie on it. CKF_USER_PIN_INITIALIZED says nothing of that: some modules never set it, and a token without
 * logins has no PIN at all.
 */
export const isInitialized = ({ flags }: TokenInfo): boolean => (flags & tokenFlags.CKF_TOKEN_INITIALIZED) !== 0

export interface Description {
  id: string
  info: TokenInfo
  algorithms: KeyAlgorithm[]
  /** Whether no certificate and no public key can be seen. */
  blank: boolean
  /** Tries of the user PIN, where the token counts aloud. */
  counter: TryCounter | null
  /** Whether its family takes PINs of digits alone. */
  digitsOnly: boolean
}

export function describeToken({ id, info, algorithms, blank, counter, digitsOnly }: Description): TokenForPin {
  const { label, manufacturer, model, serialNumber } = info
  const tries = pinTries(info, 'user', counter)
  const state = !isInitialized(info) ? 'uninitialized' : tries === 'locked' ? 'locked' : blank ? 'blank' : 'ready'
  const pin = {
    tries,
    left: counter?.left ?? null,
    minLength: Math.min(info.minPinLength ?? 0, limits.pin),
    maxLength: Math.min(info.maxPinLength || limits.pin, limits.pin),
    onDevice: isTypedOnToken(info),
    digitsOnly,
  }
  return { id, kind: 'pkcs11', label, manufacturer, model, serialNumber, state, algorithms, pin }
}

/** The key pairs that the token can make and sign with. */
export function readAlgorithms(cryptoki: Cryptoki, slot: Handle): KeyAlgorithm[] {
  const known = new Set(cryptoki.C_GetMechanismList(slot))
  const told = new Map<MechanismName, MechanismInfo | null>()
  const info = (name: MechanismName): MechanismInfo | null => {
    const found = told.get(name) ?? (known.has(mechanisms[name]) ? cryptoki.C_GetMechanismInfo(slot, name) : null)
    told.set(name, found)
    return found
  }
  return keyAlgorithmNames.filter(name => {
    const { family, sizes, signatures }: KeyRow = keyAlgorithms[name]
    const [generates, signs] = [
      info(keyFamilies[family].generate),
      info(signatureAlgorithms[signatures[0]].mechanism.name),
    ]
    if (!generates || !signs || (signs.flags & mechanismFlags.CKF_SIGN) === 0) return false
    return sizes.some(size => size >= generates.minKeySize && size <= generates.maxKeySize)
  })
}
