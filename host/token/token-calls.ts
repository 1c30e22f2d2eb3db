/** The calls that a token process answers over child-process IPC, one at a time, and how long each may take. */
import type { ErrorMessage } from '../../shared/errors.ts'
import type { DeadlineClass } from '../../shared/limits.ts'
import type { TokenCare } from './token-care.ts'
import type { Login, TokenModule, TokenSession } from './token.ts'

/** A module's functions and a session's; a session is a number on the wire. */
export type TokenCalls = Pick<TokenModule, 'info' | 'list' | 'contents' | Exclude<keyof TokenCare, 'objects'>> & {
  /** A session has objects of its own. */
  publicObjects: TokenModule['objects']
  login: (login: Login) => Promise<number>
  logout: (session: number) => Promise<void>
} & {
  [K in SessionCall]: (session: number, ...args: Parameters<TokenSession[K]>) => ReturnType<TokenSession[K]>
}
export type TokenCall = keyof TokenCalls
export type SessionCall = keyof TokenSession

const sessionDeadlines = {
  keys: 'list',
  generateKeyPair: 'generate',
  sign: 'sign',
  storeCertificates: 'sign',
  destroyKeyPair: 'sign',
  objects: 'list',
  deleteObject: 'sign',
  rename: 'sign',
  createDataObject: 'sign',
  createSecretKey: 'sign',
  importKeyPair: 'sign',
  exportKeyPair: 'sign',
} as const satisfies Record<SessionCall, DeadlineClass>

/** The time counts anew with each call into the PKCS#11 module, so a chunk of slow signatures is not taken for a hang. */
export const callDeadlines = {
  info: 'list',
  list: 'list',
  contents: 'list',
  slots: 'list',
  details: 'list',
  publicObjects: 'list',
  login: 'login',
  logout: 'list',
  initialize: 'format',
  changePin: 'login',
  changeSoPin: 'login',
  unblockPin: 'login',
  ...sessionDeadlines,
} as const satisfies Record<TokenCall, DeadlineClass>

/** A session all of whose calls are carried out by one function. */
export function sessionOf(carryOut: (call: SessionCall, args: unknown[]) => Promise<unknown>): TokenSession {
  const calls = Object.keys(sessionDeadlines) as SessionCall[]
  const entries = calls.map(call => [call, (...args: unknown[]) => carryOut(call, args)])
  return Object.fromEntries(entries) as TokenSession
}

export interface CallMessage {
  call: TokenCall
  args: unknown[]
}

/**
 * `alive`: the module was called again, told at most once a second. `leaving`: this process answers no more calls, since the
 * module left something open that only its end closes.
 */
export type ReplyMessage = { alive: true } | (({ result: unknown } | { error: ErrorMessage }) & { leaving: boolean })
