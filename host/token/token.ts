/**
 * A module: one PKCS#11 library, or the software token. `pkcs11/` and `software/` implement this inside a token process;
 * `tokens/` reaches it from the host over child-process IPC. It knows keys and certificates, nothing of signature formats.
 */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { JournalRecord } from '../../shared/journal.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { SessionCare, TokenCare } from './token-care.ts'

/** What can be seen without a PIN. `keyId` is CKA_ID in lower-case hexadecimal. */
export interface TokenContents {
  certificates: { certificate: Bytes; keyId: string }[]
  /** Key pairs whose public half is visible. `publicKey` is DER of subjectPublicKeyInfo. */
  keys: { keyId: string; publicKey: Bytes }[]
  /** What the token has a mechanism for. */
  signatures: SignatureAlgorithm[]
}

export interface ModuleInfo {
  description: string
  version: string
}

/** The bytes to be signed, which the algorithm's row says how to hash, and the lines that must be in the journal before C_Sign: one for each document. */
export interface SignItem {
  toBeSigned: Bytes
  records: JournalRecord[]
}

/** The key of a certificate. `publicKey` is DER of subjectPublicKeyInfo as tokens know it; `keyId` is where it was seen, empty where it was not. */
export interface WantedKey {
  keyId: string
  publicKey: Bytes
}

/** One chunk of a batch. `last`: the login ends as soon as the signatures are on their way. */
export interface SignOrder {
  key: WantedKey
  algorithm: SignatureAlgorithm
  items: SignItem[]
  last: boolean
}

/** Told while a chunk is signed. */
export interface SignListener {
  /** These were made and journalled before the fault that breaks the others off: it takes them away from nobody. */
  made: (signatures: Bytes[]) => void
  /** The key wants its PIN for each signature. */
  pinEachTime: () => void
}

/** What a session signs, and who hears of it meanwhile. */
export type Signing = [keyId: string, algorithm: SignatureAlgorithm, items: SignItem[], listener?: SignListener]

export interface NewKey {
  algorithm: KeyAlgorithm
  label: string
  exportable: boolean
  /** CKA_ID that it is to have, in hexadecimal: by it a key is found whose answer was lost. The software token names keys by themselves. */
  keyId?: string
}

/** A logged-in session. ECDSA signatures are r‖s as the token gives them. */
export interface TokenSession extends SessionCare {
  /** Key pairs with their private half on the token, visible after login. */
  keys: () => Promise<TokenContents['keys']>
  /** Made with the fixed template and read back. @throws MohurError KEY_UNSUITABLE when the token did not obey. */
  generateKeyPair: (key: NewKey) => Promise<{ keyId: string; publicKey: Bytes }>
  /** The id of the key pair with this very public key. @throws MohurError TOKEN_CHANGED when the token holds none. */
  keyFor: (key: WantedKey) => Promise<string>
  /**
   * Journal first, flushed, then C_Sign for each; every outcome is journalled as well, that of success after the answer. Signatures
   * that were made before a fault go to the listener; without one they go nowhere.
   */
  sign: (...what: Signing) => Promise<Bytes[]>
  /** Stores certificates; `keyId` is the key they belong to, `null` for issuers. Those already there are left alone. */
  storeCertificates: (certificates: { certificate: Bytes; keyId: string | null }[]) => Promise<void>
  /** Undoes `generateKeyPair` when the request could not be made; where it made none, nothing is done. */
  destroyKeyPair: (keyId: string) => Promise<void>
}

/**
 * `pin`: UTF-8, `null` when it is typed on the device; its bytes are the caller's to overwrite. `lastTryConfirmed`: it may be tried
 * although a wrong one locks the token. `setPin`: the token's first PIN.
 */
export interface Login {
  token: string
  pin: Bytes | null
  lastTryConfirmed: boolean
  setPin: boolean
}

export interface TokenModule extends TokenCare {
  info: () => Promise<ModuleInfo>
  /** Tokens that are connected now; sees what other processes changed. */
  list: () => Promise<TokenForPin[]>
  /** @throws MohurError TOKEN_REMOVED when the id is not connected. */
  contents: (token: string) => Promise<TokenContents>
  /** One C_Login for one PIN, never repeated. @throws MohurError PIN_INCORRECT, PIN_LOCKED; PIN_LAST_TRY before C_Login … */
  login: (login: Login) => Promise<TokenSession>
  /** C_Logout and C_CloseSession. Never throws for a token that is gone. */
  logout: (session: TokenSession) => Promise<void>
}
