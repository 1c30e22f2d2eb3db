/** One PKCS#11 library as a module of tokens: slots, descriptions, contents, and the one login of a PIN. */
import { fromUtf8 } from '../../shared/bytes.ts'
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Journal } from '../journal/journal.ts'
import type { Login, TokenModule, TokenSession } from '../tokens/token.ts'
import { sessionOf } from '../tokens/token-calls.ts'
import { moduleWithoutCare } from '../software/without-care.ts'
import type { Cryptoki, Handle, TokenInfo } from './cryptoki.ts'
import { objectClasses, sessionFlags, tokenFlags } from './constants.ts'
import { isReturnValue } from './return-values.ts'
import { openSlots, unlessTokenFails, type SlotToken, type Slots } from './slots.ts'
import { describeToken, isInitialized, pinTries } from './token-description.ts'
import { readContents } from './token-objects.ts'
import { pkcs11Session } from './pkcs11-session.ts'

export interface Pkcs11Module extends TokenModule {
  /** Logs out every session and calls C_Finalize. Never throws. */
  close(): void
}

/** After these the library is finalised and initialised before it is used again. */
const startAfreshAfter: ReadonlySet<ErrorCode> = new Set([
  'TOKEN_REMOVED',
  'TOKEN_CHANGED',
  'TOKEN_FAILED',
  'MODULE_FAILED',
])

export interface Pkcs11Parts {
  /** The library's real path: part of the tokens' ids. */
  path: string
  cryptoki: Cryptoki
  /** Asked for before the first signature. */
  openJournal: () => Promise<Pick<Journal, 'append'>>
}

export function openPkcs11Module({ path, cryptoki, openJournal }: Pkcs11Parts): Pkcs11Module {
  const sessions = new Map<TokenSession, Handle>()
  const slots = openSlots(cryptoki, path, () => sessions.size > 0)
  const guarded = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof MohurError && startAfreshAfter.has(error.code)) slots.startAfresh()
      throw error
    }
  }
  const logout = (session: TokenSession): void => {
    const handle = sessions.get(session)
    sessions.delete(session)
    if (!handle) return
    quietly(() => cryptoki.C_Logout(handle))
    quietly(() => cryptoki.C_CloseSession(handle))
  }
  return {
    ...moduleWithoutCare,
    info: () =>
      guarded(() => {
        slots.list()
        return cryptoki.C_GetInfo()
      }),
    list: () =>
      guarded(() => slots.list().flatMap(token => unlessTokenFails(() => describe(cryptoki, slots, token)) ?? [])),
    contents: id =>
      guarded(() => withPublicSession(cryptoki, slots.find(id), session => readContents(cryptoki, session))),
    login: login =>
      guarded(() => {
        const token = slots.find(login.token)
        const handle = logIn(cryptoki, slots, { ...login, token })
        const parts = { cryptoki, session: handle, openJournal, checkToken: () => slots.check(token) }
        const session = guardedSession(pkcs11Session(parts), guarded)
        sessions.set(session, handle)
        return session
      }).finally(() => login.pin?.fill(0)),
    logout: async session => logout(session),
    close() {
      for (const session of sessions.keys()) logout(session)
      slots.finalize()
    },
  }
}

type Guard = <T>(work: () => Promise<T>) => Promise<T>

const guardedSession = (session: TokenSession, guarded: Guard): TokenSession =>
  sessionOf((call, args) => guarded(() => (session[call] as (...args: unknown[]) => Promise<unknown>)(...args)))

function describe(cryptoki: Cryptoki, slots: Slots, token: SlotToken): TokenForPin {
  const blank =
    isInitialized(token.info) &&
    withPublicSession(cryptoki, token, session =>
      [objectClasses.CKO_CERTIFICATE, objectClasses.CKO_PUBLIC_KEY].every(
        objectClass => cryptoki.C_FindObjects(session, { CKA_CLASS: objectClass }).length === 0,
      ),
    )
  return describeToken({ ...token, algorithms: slots.algorithms(token), blank })
}

function withPublicSession<T>(cryptoki: Cryptoki, { slot }: SlotToken, work: (session: Handle) => T): T {
  const session = cryptoki.C_OpenSession(slot, sessionFlags.CKF_SERIAL_SESSION)
  try {
    return work(session)
  } finally {
    quietly(() => cryptoki.C_CloseSession(session))
  }
}

type TokenLogin = Omit<Login, 'token'> & { token: SlotToken }

/** One PIN, one C_Login. What the flags already tell costs no try. */
function logIn(cryptoki: Cryptoki, slots: Slots, { token, pin, setPin }: TokenLogin): Handle {
  const { flags } = token.info
  if (setPin || (flags & tokenFlags.CKF_TOKEN_INITIALIZED) === 0) throw new MohurError('TOKEN_UNINITIALIZED')
  if (!isInitialized(token.info)) throw new MohurError('PIN_NOT_SET')
  if (pinTries(token.info) === 'locked') throw new MohurError('PIN_LOCKED')
  // The PIN pad wants a NULL pointer for the PIN, which pkcs11js cannot pass.
  if (pin === null) throw new MohurError('TOKEN_FAILED', { reason: 'pinPadUnsupported' })
  const writable = (flags & tokenFlags.CKF_WRITE_PROTECTED) === 0
  const mode = sessionFlags.CKF_SERIAL_SESSION | (writable ? sessionFlags.CKF_RW_SESSION : 0)
  const session = cryptoki.C_OpenSession(token.slot, mode)
  try {
    slots.check(token)
    cryptoki.C_Login(session, fromUtf8(pin))
    return session
  } catch (error) {
    // Somebody's login that we know nothing of: nothing is signed with it.
    if (isReturnValue(error, 'CKR_USER_ALREADY_LOGGED_IN')) quietly(() => cryptoki.C_Logout(session))
    quietly(() => cryptoki.C_CloseSession(session))
    throw withTries(
      error,
      unlessTokenFails(() => cryptoki.C_GetTokenInfo(token.slot)),
    )
  }
}

/** After a wrong PIN: what is known of the tries that are left. */
function withTries(error: unknown, info: TokenInfo | null): unknown {
  if (!(error instanceof MohurError) || error.code !== 'PIN_INCORRECT' || !info) return error
  const tries = pinTries(info)
  return new MohurError(tries === 'locked' ? 'PIN_LOCKED' : 'PIN_INCORRECT', { ...error.details, tries })
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // The token is gone, and its session with it.
  }
}
