/** All tokens of all modules, as the host's operations see them. */
import type { Asker } from '../../shared/journal.ts'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { SlotDetails, TokenDetails } from '../../shared/token-details.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Formatting, PinChange, SoPinChange, Unblocking } from '../token/token-care.ts'
import type { Batch } from './token-process-client.ts'
import type { Login, TokenContents, TokenSession } from '../token/token.ts'

/** What the module tells, which of the certificates the person retired, and which keys were seen to want their PIN for each signature. */
export interface MarkedContents extends TokenContents {
  certificates: (TokenContents['certificates'][number] & { retired: boolean })[]
  keys: (TokenContents['keys'][number] & { pinEachTime: boolean })[]
}

export interface MarkedSession extends TokenSession {
  objects: () => Promise<TokenObject[]>
}

export interface Tokens {
  /** Tokens connected now, in all modules. A module that fails is left out here and named by `modules`. */
  list: () => Promise<TokenForPin[]>
  /**
   * Like `list`, but what the next look will show is not waited for: when the module that signed last has a token that can be used, it
   * is alone, and else modules that are slow or hang are left out once a usable token is there.
   */
  listUsable: () => Promise<TokenForPin[]>
  contents: (token: string) => Promise<MarkedContents>
  /**
   * Login, work, logout: logged out whatever happens, the PIN overwritten after C_Login. Logins to one module take turns.
   * @throws MohurError ABORTED when the signal was aborted before C_Login.
   */
  withLogin: <T>(login: Login, work: (session: MarkedSession) => Promise<T>, signal?: AbortSignal) => Promise<T>
  /**
   * A batch within one login, in as few calls as it has chunks: login and logout go with the first and the last. It resolves
   * without waiting for the logout, which `settled` and the next turn do.
   * @throws MohurError as `withLogin`.
   */
  withBatch: <T>(login: Login, work: (batch: Pick<Batch, 'sign'>) => Promise<T>, signal?: AbortSignal) => Promise<T>
  /** What follows the last signatures is over: whether their outcome is written and nobody is logged in. */
  settled: () => Promise<boolean>
  /** Readers with and without a token, of all modules that work. */
  slots: () => Promise<SlotDetails[]>
  details: (token: string) => Promise<TokenDetails>
  /** Objects visible without a PIN; a session shows the others. */
  objects: (token: string) => Promise<TokenObject[]>
  /**
   * These four take turns with logins to the same module and overwrite their PINs after use.
   * The token's id may be another one after its first initialisation: some get their serial number by it.
   * @throws MohurError ABORTED before the token is touched; `details.role` is `so` where the SO PIN was wrong or is locked.
   */
  initialize: (formatting: Formatting, signal?: AbortSignal) => Promise<void>
  changePin: (change: PinChange, signal?: AbortSignal) => Promise<void>
  changeSoPin: (change: SoPinChange, signal?: AbortSignal) => Promise<void>
  unblockPin: (change: Unblocking, signal?: AbortSignal) => Promise<void>
  /** On whatever tokens it lies. @throws MohurError DATA_UNWRITABLE */
  markRetired: (certificate: Uint8Array, retired: boolean) => void
  modules: () => Promise<Pkcs11ModuleState[]>
  /** Loads the module once in a process of its own, then remembers it. @throws MohurError MODULE_… */
  addModule: (path: string) => Promise<Pkcs11ModuleState>
  /** Gives a module that was set aside another chance, and tells how it is. @throws MohurError MODULE_NOT_FOUND */
  readmitModule: (path: string) => Promise<Pkcs11ModuleState>
  removeModule: (path: string) => Promise<void>
  /**
   * The same tokens for one request, by whose name a wrong PIN goes into the journal. It goes when the signal is aborted: what still
   * waits is given up then, with its reason.
   */
  forRequest: (asker: Asker, signal: AbortSignal) => Tokens
  /** For good. What changes a token, or signs, is finished and journalled by its process; all else that waits is ABORTED. */
  close: () => Promise<void>
}
