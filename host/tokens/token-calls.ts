/** The calls that a token process answers over child-process IPC, one at a time, and how long each may take. */
import type { ErrorMessage } from '../../shared/errors.ts'
import type { DeadlineClass } from '../../shared/limits.ts'
import type { Login, TokenModule, TokenSession } from './token.ts'

/** A module's functions and a session's; a session is a number on the wire. */
export type TokenCalls = Pick<TokenModule, 'info' | 'list' | 'contents'> & {
  login: (login: Login) => Promise<number>
  logout: (session: number) => Promise<void>
} & {
  [K in keyof TokenSession]: (session: number, ...args: Parameters<TokenSession[K]>) => ReturnType<TokenSession[K]>
}
export type TokenCall = keyof TokenCalls

/** The time counts anew with each call into the PKCS#11 module, so a chunk of slow signatures is not taken for a hang. */
export const callDeadlines = {
  info: 'list',
  list: 'list',
  contents: 'list',
  login: 'login',
  logout: 'list',
  keys: 'list',
  generateKeyPair: 'generate',
  sign: 'sign',
  storeCertificates: 'sign',
  destroyKeyPair: 'sign',
} as const satisfies Record<TokenCall, DeadlineClass>

export interface CallMessage {
  call: TokenCall
  args: unknown[]
}

/** `alive`: the module was called again, told at most once a second. */
export type ReplyMessage = { alive: true } | { result: unknown } | { error: ErrorMessage }
