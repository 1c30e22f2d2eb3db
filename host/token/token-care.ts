/**
 * Looking after a token: what only the extension's own pages may ask for. A module implements it beside `TokenModule`; what it
 * cannot do, `TokenDetails.can` says, and the call throws TOKEN_FAILED. PINs are UTF-8, overwritten by the caller, `null` when
 * typed on the device; each is used for one login, and one that stands there already for the last try only with `lastTryConfirmed`.
 */
import type { Bytes } from '../../shared/bytes.ts'
import type { SlotDetails, TokenDetails } from '../../shared/token-details.ts'
import type { TokenObject } from '../../shared/token-object.ts'

type Certificate = Extract<TokenObject, { kind: 'certificate' }>
/** As a module tells it: what the person retired, only the host knows. */
export type UnmarkedObject = Exclude<TokenObject, Certificate> | Omit<Certificate, 'retired'>

export interface Formatting {
  token: string
  /** `null` on a token without an SO PIN, or typed on the device. */
  soPin: Bytes | null
  lastTryConfirmed: boolean
  newPin: Bytes | null
  label: string
  /** Who may change the user PIN from then on, where the module lets it be chosen. */
  pinChangeBy: 'user' | 'so' | 'both' | null
}

export interface PinChange {
  token: string
  pin: Bytes | null
  lastTryConfirmed: boolean
  newPin: Bytes | null
}

export interface SoPinChange {
  token: string
  soPin: Bytes | null
  lastTryConfirmed: boolean
  newSoPin: Bytes | null
}

export interface Unblocking {
  token: string
  soPin: Bytes | null
  lastTryConfirmed: boolean
  newPin: Bytes | null
}

export interface TokenCare {
  slots: () => Promise<SlotDetails[]>
  details: (token: string) => Promise<TokenDetails>
  /** Objects visible without a PIN. */
  objects: (token: string) => Promise<UnmarkedObject[]>
  /** C_InitToken, then C_InitPIN. Everything on the token is lost. */
  initialize: (formatting: Formatting) => Promise<void>
  changePin: (change: PinChange) => Promise<void>
  changeSoPin: (change: SoPinChange) => Promise<void>
  /** The SO sets a new user PIN (C_InitPIN); the objects stay. */
  unblockPin: (change: Unblocking) => Promise<void>
}

/** What a logged-in session can do besides signing. Object ids are those of `TokenObject`. */
export interface SessionCare {
  /** With the private ones. */
  objects: () => Promise<UnmarkedObject[]>
  /** A certificate goes alone; a key pair with both halves. */
  deleteObject: (object: string) => Promise<void>
  rename: (label: string) => Promise<void>
  createDataObject: (data: { label: string; application: string; value: Bytes; private: boolean }) => Promise<void>
  createSecretKey: (key: { label: string; bits: 128 | 256 }) => Promise<void>
  /** `privateKey` is PKCS#8 DER, overwritten by the caller. Only where `can.importKeyFile`. */
  importKeyPair: (key: {
    privateKey: Bytes
    label: string
    exportable: boolean
  }) => Promise<{ keyId: string; publicKey: Bytes }>
  /** PKCS#8 DER. @throws MohurError KEY_UNSUITABLE unless the key was made exportable. */
  exportKeyPair: (keyId: string) => Promise<Bytes>
}
