/** A request on its way through the gates. Each gate hands on what it has found, so none can be left out or moved. */
import type { OperationName } from '../../shared/operations/index.ts'
import type { Scope } from '../../shared/scopes.ts'
import type { Port } from '../browser-api.ts'
import type { Call } from './call.ts'
import type { Clock } from './clock.ts'
import type { Documents } from './documents.ts'
import type { PromptWindow } from './prompt.ts'
import type { Standing } from './standing.ts'
import type { Consulting } from './consulting.ts'

/**
 * What the relay must know: `here`, before anything else, since a browser may lose a port to a worker that is being stopped;
 * `permitted` for its own answers; `signing` and `changing` when the person has agreed to a signature or to a change of the token, and `asking` when they are asked again because nothing came of it.
 */
export type Note = 'here' | 'permitted' | 'asking' | 'signing' | 'changing'

/** As it came. */
export interface Arrived {
  port: Port
  /**
   * What the port says next, until the request is opened: `knock`, or its opening. @throws MohurError TIMED_OUT, ABORTED
   */
  hear: () => Promise<unknown>
  /** Aborts with a MohurError when the page is gone or gives up, the person refuses, or the time is up. */
  signal: AbortSignal
  abort: (reason: Error) => void
  /** Called once when the request is over, whatever came of it. */
  atEnd: (cleanUp: (error: Error | null) => void) => void
  note: (note: Note) => void
  standing: Standing
  progress: (progress: unknown) => void
  /** A part of the result, ahead of it: `index` of each names its place there. */
  deliver: (part: readonly unknown[]) => void
}

/** From where: the origin in the browser's word, `null` for our own pages. */
export interface Known extends Arrived {
  origin: string | null
}

/** What for; `given` is not looked into yet. `activated`: the relay says that the person has just clicked or typed there. */
export interface Opened extends Known {
  operation: OperationName
  given: unknown
  activated: boolean
  clock: Clock
}

/** Remembered permission: `null` while the origin is a stranger. */
export interface Permitted extends Opened {
  scopes: readonly Scope[] | null
}

/** With our own copy of the params, of the right shape. */
export type Checked = Permitted & Call

/** With the authorities that may be asked, where any are wanted. */
export type Located = Checked & { consulting: Consulting }

/** With the window in which the person will be asked, when something is to be asked. Nobody has agreed to anything yet. */
export type Asking = Located & { prompt: PromptWindow | null; documents: Documents }

/** `received` is to be called when the result is in the page's hands. */
export interface Outcome {
  result: unknown
  /** To be called when the result is on its way: the window's last word, for which the page need not wait. */
  tell: () => void
  received: () => void
}
