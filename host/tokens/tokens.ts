/** All tokens of all modules, as the host's operations see them. */
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Login, TokenContents, TokenSession } from './token.ts'

export interface Tokens {
  /** Tokens connected now, in all modules. A module that fails is left out here and named by `modules`. */
  list(): Promise<TokenForPin[]>
  contents(token: string): Promise<TokenContents>
  /**
   * Login, work, logout: logged out whatever happens, the PIN overwritten. Logins to one module take turns.
   * @throws MohurError ABORTED when the signal was aborted before C_Login.
   */
  withLogin<T>(login: Login, work: (session: TokenSession) => Promise<T>, signal?: AbortSignal): Promise<T>
  modules(): Promise<Pkcs11ModuleState[]>
  /** Loads the module once in a process of its own, then remembers it. @throws MohurError MODULE_… */
  addModule(path: string): Promise<Pkcs11ModuleState>
  removeModule(path: string): Promise<void>
  /** Ends the token processes; one that is signing finishes and journals first. */
  close(): Promise<void>
}
