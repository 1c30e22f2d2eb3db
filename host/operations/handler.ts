/** What a handler is given: its checked params, the request it serves, and the host's parts. */
import type { Bytes } from '../../shared/bytes.ts'
import type { JournalRecord } from '../../shared/journal.ts'
import type { KeptAbout } from '../../shared/kept-signatures.ts'
import type { Consultation, Consulted, Piece } from '../../shared/messages.ts'
import type { Delivery, HostOperation, HostParams, HostResult, Progress } from '../../shared/operations/index.ts'
import type { Answer, HostPrompt, Question } from '../../shared/prompts/index.ts'
import type { Keeping } from '../undelivered/keeping.ts'
import type { HostJournal } from '../journal/host-journal.ts'
import type { Tokens } from '../tokens/tokens.ts'

export interface Answered<P extends HostPrompt> {
  answer: Answer<P>
  question: Question<P>
}

export interface HostRequest<N extends HostOperation = HostOperation> {
  /** Names the request in the journal. */
  id: string
  operation: N
  /** The browser's word; our own name for the extension's pages. */
  origin: string
  /** Aborted when the page gives up, the prompt is closed, or the browser is gone. */
  signal: AbortSignal
  /**
   * Puts a question and waits for its answer, which comes with the question as the person saw it. A question given as a
   * function is made anew every second, since tokens come and go, and replaces the one on the screen when it changed.
   */
  ask: <P extends HostPrompt>(prompt: P, question: Question<P> | (() => Promise<Question<P>>)) => Promise<Answered<P>>
  /** Bytes of one of the request's documents, from the extension's own copy. */
  read: (piece: Piece) => Promise<Bytes>
  /** What an authority that the request was told of answers, by way of the extension. */
  consult: (question: Consultation) => Promise<Consulted>
  progress: (value: Progress<N>) => void
  /** Hands over a part of the result ahead of it: it is the page's then, and nothing of it is kept here. */
  deliver: (part: Delivery<N>) => void
  /** Begins to keep what the request makes, until the page has all of it; once in a request. */
  keep: (about: KeptAbout) => Keeping
  /** What the extension and the host keep by; `null`: nothing is kept. */
  keepingKey: Bytes | null
  /** Signatures that the token made and that were not verified yet: undelivered when the request has ended. */
  made: Set<JournalRecord>
  /** Signatures that were made and verified: journalled as delivered or undelivered when the request has ended. */
  signed: JournalRecord[]
}

export interface Context {
  tokens: Tokens
  journal: HostJournal
  dataFolder: string
}

export type Handler<N extends HostOperation> = (
  params: HostParams<N>,
  request: HostRequest<N>,
  context: Context,
) => Promise<HostResult<N>>
