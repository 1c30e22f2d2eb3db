/** One PKCS#11 library as a module of tokens: slots, descriptions, contents, and the one login of a PIN. */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import { moduleFamilyOf } from '../modules/module-table.ts'
import type { Journal } from '../journal/journal.ts'
import type { TokenModule, TokenSession } from '../token/token.ts'
import type { TellWrongPin } from '../token/wrong-pin.ts'
import { callOf, moduleOf, sessionOf, type AfterAnswer, type PlainModule } from '../token/token-calls.ts'
import { contextLogin, type ContextLogin } from './context-login.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { knownCertificates, type KnownCertificates } from './known-certificates.ts'
import { tellIfWrong } from './pin-fault.ts'
import { noticingPulls } from './pulled-token.ts'
import { readToken } from './read-token.ts'
import { logIn, logOut, withPublicSession } from './sessions.ts'
import { openSlots, unlessTokenFails } from './slots.ts'
import { pkcs11Care } from './pkcs11-care.ts'
import { readTokenContents } from './token-objects.ts'
import { pkcs11Session } from './pkcs11-session.ts'

export interface Pkcs11Module extends TokenModule {
  /** Whether something stayed open that only the end of this process closes. */
  readonly spent: boolean
  /** Logs out every session and calls C_Finalize. Never throws. */
  close: () => void
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
  afterAnswer: AfterAnswer
  tellWrongPin: TellWrongPin
}

export function openPkcs11Module(parts: Pkcs11Parts): Pkcs11Module {
  const { path, cryptoki, openJournal, afterAnswer, tellWrongPin } = parts
  const sessions = new Map<TokenSession, { handle: Handle; context: ContextLogin }>()
  let spent = false
  const leftOpen = (): void => {
    spent = true
  }
  const slots = openSlots({ cryptoki, path, sessionsOpen: () => sessions.size > 0, leftOpen })
  const library = { cryptoki, slots, leftOpen, tellWrongPin }
  const guarded = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof MohurError && startAfreshAfter.has(error.code)) slots.startAfresh()
      throw error
    }
  }
  const logout = (session: TokenSession): void => {
    const open = sessions.get(session)
    sessions.delete(session)
    if (!open) return
    open.context.forget()
    logOut(library, open.handle)
  }
  const logoutAll = (): void => {
    for (const session of sessions.keys()) logout(session)
  }
  const known = new Map<string, KnownCertificates>()
  const knownOn = (id: string): KnownCertificates => {
    const on = known.get(id) ?? knownCertificates()
    known.set(id, on)
    return on
  }
  const plain: PlainModule = {
    ...pkcs11Care(library, logoutAll),
    async info() {
      slots.list()
      return cryptoki.C_GetInfo()
    },
    list: async () => slots.list().flatMap(token => unlessTokenFails(() => readToken(library, token)) ?? []),
    async contents(id) {
      const token = slots.find(id)
      const found = withPublicSession(library, token, session =>
        readTokenContents(cryptoki, session, knownOn(id).read(cryptoki, session)),
      )
      return { ...found, signatures: [...slots.abilities(token).signatures.keys()] }
    },
  }
  return {
    get spent() {
      return spent && sessions.size === 0
    },
    ...moduleOf((call, args) => guarded(() => callOf(plain, call, args))),
    login: login =>
      guarded(async () => {
        // A PIN is set by `initialize` alone.
        if (login.setPin) throw new MohurError('TOKEN_UNINITIALIZED')
        const token = slots.find(login.token)
        const guard: Guard = work => guarded(() => noticingPulls(library, token, work))
        const handle = await guard(() => logIn(library, { ...login, token, role: 'user' }))
        const onFault = (error: unknown): void => void tellIfWrong(library, { token, role: 'user' }, error)
        const context = contextLogin({ cryptoki, session: handle, onFault }, login.pin)
        const session = guardedSession(
          pkcs11Session({
            cryptoki,
            session: handle,
            openJournal,
            afterAnswer,
            checkToken: () => slots.check(token),
            signatures: slots.abilities(token).signatures,
            contextLogin: context,
            plainTemplates: moduleFamilyOf(path, token.info)?.plainTemplates ?? false,
          }),
          guard,
        )
        sessions.set(session, { handle, context })
        return session
      }),
    logout: async session => logout(session),
    close() {
      logoutAll()
      slots.finalize()
    },
  }
}

type Guard = <T>(work: () => T | Promise<T>) => Promise<T>

const guardedSession = (session: TokenSession, guarded: Guard): TokenSession =>
  sessionOf((call, args) => guarded(() => callOf(session, call, args)))
