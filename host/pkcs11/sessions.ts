/** Sessions with a token (PKCS#11 v2.40 section 5.6): a look without a PIN, and the one login of a PIN. */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { sessionFlags, tokenFlags } from './constants.ts'
import { pinFault, type PinFaultParts } from './pin-fault.ts'
import { checkTyped, pinError, pinTries, type PinRole } from './pin-state.ts'
import { isReturnValue } from './return-values.ts'
import type { Slots, SlotToken } from './slots.ts'
import { isInitialized } from './token-description.ts'

/** The library and its slots. */
export interface Library extends PinFaultParts {
  slots: Slots
  /** Told when a session could not be closed: only the end of this process closes it for sure. */
  leftOpen: () => void
}

export function withPublicSession<T>(library: Library, { slot }: SlotToken, work: (session: Handle) => T): T {
  const { cryptoki } = library
  const session = cryptoki.C_OpenSession(slot, sessionFlags.CKF_SERIAL_SESSION)
  try {
    return work(session)
  } finally {
    close(library, session)
  }
}

/** Read-write where the token can be written at all. */
export function openSession(cryptoki: Cryptoki, { slot, info }: SlotToken): Handle {
  const writable = (info.flags & tokenFlags.CKF_WRITE_PROTECTED) === 0
  return cryptoki.C_OpenSession(slot, sessionFlags.CKF_SERIAL_SESSION | (writable ? sessionFlags.CKF_RW_SESSION : 0))
}

export interface TokenLogin {
  token: SlotToken
  pin: Bytes | null
  role: PinRole
  lastTryConfirmed: boolean
}

/** One PIN, one C_Login. What the flags already tell costs no try. */
export function logIn(library: Library, login: TokenLogin): Handle {
  const { cryptoki, slots } = library
  const { token, pin, role } = login
  checkLogin(login)
  const session = openSession(cryptoki, token)
  try {
    slots.check(token)
    cryptoki.C_Login(session, role === 'so' ? 'CKU_SO' : 'CKU_USER', pin)
    return session
  } catch (error) {
    // Somebody's login that we know nothing of: nothing is done with it.
    if (isReturnValue(error, 'CKR_USER_ALREADY_LOGGED_IN')) logOut(library, session)
    else close(library, session)
    throw pinFault(library, { token, role }, error)
  }
}

function checkLogin(login: TokenLogin): void {
  const { info } = login.token
  if (!isInitialized(info)) throw new MohurError('TOKEN_UNINITIALIZED')
  checkTries(login)
  checkTyped(login.pin, info)
}

/** As the token is now, whatever it was like when the person was asked. @throws MohurError PIN_LOCKED, PIN_LAST_TRY */
export function checkTries({ token: { info }, role, lastTryConfirmed }: Omit<TokenLogin, 'pin'>): void {
  const tries = pinTries(info, role)
  if (tries === 'locked') throw pinError(new MohurError('PIN_LOCKED'), role, null)
  if (tries === 'final' && !lastTryConfirmed) throw pinError(new MohurError('PIN_LAST_TRY'), role, null)
}

/** Never throws, whatever became of the token. */
export function logOut(library: Library, session: Handle): void {
  try {
    library.cryptoki.C_Logout(session)
  } catch (error) {
    if (!isReturnValue(error, 'CKR_USER_NOT_LOGGED_IN')) library.leftOpen()
  }
  close(library, session)
}

function close({ cryptoki, leftOpen }: Library, session: Handle): void {
  try {
    cryptoki.C_CloseSession(session)
  } catch {
    leftOpen()
  }
}
