/** What stands in for browser, program and token: who signs, what is allowed, whether the token is there. */
import type { HashName } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { PageOperation, Result, ToldProgress } from '../../shared/operations/index.ts'
import type { Scope } from '../../shared/scopes.ts'
import type { Identity, Signer } from './identity.ts'
import type { MadeTimestamp, TimestampKey } from './timestamps.ts'
import type { WebKey } from './web-key.ts'

/** What the person does with a request: agrees, agrees except for some documents, or it fails with this code. */
export type Decision = 'agree' | Exceptions | ErrorCode

/** Documents by their places. */
export interface Exceptions {
  /** Those that the person takes out. */
  takeOut?: readonly number[] | undefined
  /** Those that cannot be signed, with the reason. */
  fail?: Readonly<Record<number, ErrorCode>> | undefined
}

export interface Deviations {
  /** What the person took out. */
  takenOut: ReadonlySet<number>
  failing: ReadonlyMap<number, ErrorCode>
}

/** A request that the person is asked about. */
export interface Asked {
  /** Name of the method. */
  operation: PageOperation
  /** As the page gave them. */
  params: unknown
}

export interface DoubleOptions {
  /** Who signs; somebody new unless told otherwise. */
  identity?: Identity | undefined
  /** Is asked where the person would be; agrees unless told otherwise. */
  person?: ((asked: Asked) => Decision | Promise<Decision>) | undefined
  /** What the person has allowed before; nothing unless told otherwise. */
  scopes?: readonly Scope[] | undefined
  /** The Mohur program on the computer; ready unless told otherwise. */
  host?: 'ready' | 'missing' | 'outdated' | 'newer' | undefined
}

export interface Double {
  person: (asked: Asked) => Decision | Promise<Decision>
  scopes: Set<Scope>
  host: NonNullable<DoubleOptions['host']>
  /** `null`: no certificate yet. */
  signer: Signer | null
  /** `null`: no authority for time stamps is set up. */
  timestamps: TimestampKey | null
  /** Keys that requests were made with. */
  keys: WebKey[]
  isPlugged: boolean
  /** Called after the token was put in or taken out. */
  watchers: Set<() => void>
  /** By the signature's bytes in base64: of every double in this process, so that one may sign after another. */
  made: Map<string, Made>
}

/** A signature that was made here. */
export interface Made {
  hash: HashName
  /** Of the document, or of each that is in it. */
  digests: Bytes[]
  /** Of a container; `null` where it is none. */
  files: { name: string; size: number }[] | null
  detached: boolean
  /** Ids of the elements that alone were signed. */
  parts: string[]
  signer: Signer
  signingTime: Date
  /** In which they say to have signed. */
  role: string | undefined
  /** `null`: level B-B. */
  timestamp: MadeTimestamp | null
  /** Those that it was added to. */
  earlier: readonly Made[]
}

/** One call of the page. */
export interface Conversation<N extends PageOperation = PageOperation> extends Deviations {
  progress: (progress: ToldProgress<N>) => void
  /** Aborts when the page gives up. */
  signal: AbortSignal
}

export type Answer<N extends PageOperation, P> = (
  params: P,
  double: Double,
  conversation: Conversation<N>,
) => Promise<Result<N>>
