/** What a token says of itself (CK_TOKEN_INFO, CK_MECHANISM_INFO; PKCS#11 v2.40 sections 3.2 and 3.5), in our words. */
import {
  signatureAlgorithmNames,
  signatureAlgorithms,
  type SignatureAlgorithm,
  type SignatureRow,
} from '../../shared/algorithms.ts'
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
import type { SignMechanism } from './sign-input.ts'
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

/** What the mechanisms of a token are good for. */
export interface Abilities {
  /** The key pairs that it can make and sign with. */
  keys: KeyAlgorithm[]
  /** What it can sign with, and how it makes such a signature. */
  signatures: ReadonlyMap<SignatureAlgorithm, SignMechanism>
}

export function readAbilities(cryptoki: Cryptoki, slot: Handle): Abilities {
  const known = new Set(cryptoki.C_GetMechanismList(slot))
  const told = new Map<MechanismName, MechanismInfo | null>()
  const info = (name: MechanismName): MechanismInfo | null => {
    const found = told.get(name) ?? (known.has(mechanisms[name]) ? cryptoki.C_GetMechanismInfo(slot, name) : null)
    told.set(name, found)
    return found
  }
  const signs = ({ name }: SignMechanism): boolean => ((info(name)?.flags ?? 0) & mechanismFlags.CKF_SIGN) !== 0
  const signatures = new Map(
    signatureAlgorithmNames.flatMap(name => {
      const row: SignatureRow = signatureAlgorithms[name]
      const mechanism = row.mechanisms.find(signs)
      return mechanism ? [[name, mechanism] as const] : []
    }),
  )
  const keys = keyAlgorithmNames.filter(name => {
    const { family, sizes, signatures: own }: KeyRow = keyAlgorithms[name]
    const generates = info(keyFamilies[family].generate)
    if (!generates || !signatures.has(own[0])) return false
    return sizes.some(size => size >= generates.minKeySize && size <= generates.maxKeySize)
  })
  return { keys, signatures }
}
