/**
 * The calls that a token process answers over child-process IPC, one at a time. Each is a row here and a function of the port,
 * but for `signBatch`: login, signatures and logout in one.
 */
import type { Bytes } from '../../shared/bytes.ts'
import type { ErrorMessage } from '../../shared/errors.ts'
import type { Asker } from '../../shared/journal.ts'
import type { DeadlineClass } from '../../shared/limits.ts'
import { isTypedOnDevice, type Pins } from './pins.ts'
import type { Login, SignOrder, TokenModule, TokenSession } from './token.ts'

export interface CallRow {
  /** The time counts anew with each call into the PKCS#11 module, so a chunk of slow signatures is not taken for a hang. */
  deadline: DeadlineClass
  /** It changes the token, or who is logged in to it: begun, it ends within its own time, whoever has gone meanwhile. */
  mustFinish: boolean
}

const look = { deadline: 'list', mustFinish: false } as const
const pin = { deadline: 'login', mustFinish: true } as const
const change = { deadline: 'sign', mustFinish: true } as const

const moduleRows = {
  info: look,
  list: look,
  contents: look,
  slots: look,
  details: look,
  objects: look,
  login: pin,
  logout: { deadline: 'list', mustFinish: true },
  initialize: { deadline: 'format', mustFinish: true },
  changePin: pin,
  changeSoPin: pin,
  unblockPin: pin,
} as const satisfies Record<keyof TokenModule, CallRow>

const sessionRows = {
  keys: look,
  keyFor: look,
  objects: look,
  generateKeyPair: { deadline: 'generate', mustFinish: true },
  sign: change,
  storeCertificates: change,
  destroyKeyPair: change,
  deleteObject: change,
  rename: change,
  createDataObject: change,
  createSecretKey: change,
  importKeyPair: change,
  exportKeyPair: { deadline: 'sign', mustFinish: false },
} as const satisfies Record<keyof TokenSession, CallRow>

/** Begins as a login; the token process tells when the time of a signature counts. */
const processRows = { ...moduleRows, signBatch: pin }

/** All but the two that give and take a session, which is a number on the wire. */
export type PlainModule = Omit<TokenModule, 'login' | 'logout'>

/** `session`: `null` for the module's own functions. `asker`: who is told of in the journal; `null` for a look that no request asked for. */
export type CallMessage = { asker: Asker | null } & (
  | { session: null; call: keyof TokenModule; args: unknown[] }
  | { session: null; call: 'signBatch'; args: [on: Login | number, order: SignOrder] }
  | { session: number; call: keyof TokenSession; args: unknown[] }
)

/** What came of a chunk. `fault`: what broke it off after so many signatures. `pinEachTime`: the key wants its PIN for each. */
export interface SignedChunk {
  signatures: Bytes[]
  fault: ErrorMessage | null
  pinEachTime: boolean
}

/** `session`: where the rest of the batch is signed; `null` after the last chunk. A batch that failed is logged out. */
export interface SignedBatch extends SignedChunk {
  session: number | null
}

/**
 * `alive`: the module was called again, told at most once a second, and which time counts from now on. `settling`: what follows
 * the answer is still to be done, and `settled` tells when it is, and
 * whether all of it could be done. `leaving`: this process answers no more calls, since the module
 * left something open that only its end closes.
 */
export type ReplyMessage =
  | { alive: DeadlineClass }
  | { settled: boolean; leaving: boolean }
  | (({ result: unknown } | { error: ErrorMessage }) & { settling: boolean; leaving: boolean })

/** What is done right after the answer of the call that wanted it, before the next call, and also when nobody is there to hear it. */
export type AfterAnswer = (work: () => unknown) => void

export const rowOf = (message: CallMessage): CallRow =>
  message.session === null ? processRows[message.call] : sessionRows[message.call]

/** Typing on the token's own pad takes longer. */
export function deadlineOf(message: CallMessage): DeadlineClass {
  const { deadline } = rowOf(message)
  return deadline === 'login' && isTypedOnDevice(message.args[0] as Pins) ? 'pinPad' : deadline
}

type CarryOut<T> = (call: keyof T, args: unknown[]) => Promise<unknown>

const { login: _, logout: __, ...plainRows } = moduleRows

/** A module all of whose functions are carried out by one. */
export const moduleOf = (carryOut: CarryOut<PlainModule>): PlainModule => functionsOf(plainRows, carryOut)

/** A session all of whose functions are carried out by one. */
export const sessionOf = (carryOut: CarryOut<TokenSession>): TokenSession => functionsOf(sessionRows, carryOut)

function functionsOf<T>(rows: Record<keyof T, CallRow>, carryOut: CarryOut<T>): T {
  const calls = Object.keys(rows) as (keyof T)[]
  return Object.fromEntries(calls.map(call => [call, (...args: unknown[]) => carryOut(call, args)])) as T
}

type Functions<K extends PropertyKey> = Record<K, (...args: never[]) => Promise<unknown>>

/** The other way round: a call by its name, on what implements it. */
export const callOf = <K extends PropertyKey>(on: Functions<K>, call: K, args: unknown[]): Promise<unknown> =>
  on[call](...(args as never[]))
