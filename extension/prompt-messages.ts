/** What passes between the background and the prompt window, over one port of our own extension. */
import type { ErrorMessage } from '../shared/errors.ts'
import type { Mark } from '../shared/mark.ts'
import type { Operation } from '../shared/operations/operation.ts'
import type { Operations, Params } from '../shared/operations/index.ts'
import type { PromptName, Question, Typed } from '../shared/prompts/index.ts'
import type { SignaturePlace } from '../shared/signature-place.ts'

/**
 * A document as the list shows it, at the place `index`; its bytes come when they are asked for. `digest` is SHA-256, lower-case
 * hexadecimal, and empty while the document is being read. `edges`: of one that is longer than `limits.drawnBytes` the first and the
 * last bytes of what was digested; otherwise `null`.
 */
export interface DocumentSummary {
  index: number
  name: string
  type: string
  size: number
  digest: string
  edges: Uint8Array | null
}

/** What opens a window before a person. */
export type AskingOperation = {
  [N in keyof Operations]: Operations[N]['consent'] extends null ? never : N
}[keyof Operations]

/** What our own pages ask a PIN for. */
export type CareOperation = {
  [N in AskingOperation]: 'page' extends Operations[N]['callers'][number] ? never : N
}[AskingOperation]

/** What the journal and the token manager call by a name: what signs, and what is done to a token. */
export type NamedOperation =
  | CareOperation
  | 'authenticate'
  | 'installCertificate'
  | 'markRetired'
  | 'renewCertificate'
  | 'requestCertificate'
  | 'retireCertificate'
  | 'sign'

/** Whom the extension will ask over the network, and where. */
export interface AskedAuthority {
  about: 'timestamp' | 'revocation'
  /** As the person or their administrator called it. */
  name: string
  /** Of its addresses, with a port that is not the usual one; each once. */
  hosts: string[]
}

/** What is drawn otherwise than the params say it. */
interface Shown {
  installCertificate: { certificates: Uint8Array[] }
  /** `place`: where the signature will be; `markedPage`: the one that gets a visible mark; `role`: in which the person signs; `authorities`: who will be asked once the person has agreed. */
  sign: {
    documents: DocumentSummary[]
    place: SignaturePlace
    markedPage: Mark['page'] | null
    role: string | null
    authorities: readonly AskedAuthority[]
  }
}

/** A request in the extension's own copy: everything a person consents to is drawn from this. */
export type ViewOf<N extends AskingOperation> = N extends keyof Shown
  ? { operation: N } & Shown[N]
  : { operation: N; params: Params<N> }
export type RequestView = { [N in AskingOperation]: ViewOf<N> }[AskingOperation]

/** A request before its documents are read: so many bytes in all. */
export interface Outline {
  request: RequestView
  bytes: number
}

/** The question that is open now. */
export type OpenQuestion = { [N in PromptName]: { prompt: N; question: Question<N> } }[PromptName]

/** So many of so many things came of a request; `fault`: what broke it off before the rest. */
export interface Done {
  count: number
  of: number
  fault: ErrorMessage | null
}

export type PromptStage =
  /** Long documents are being read, before anything else of the request can be shown. In bytes. */
  | { stage: 'reading'; done: number; total: number }
  /** Nothing is asked yet: the host looks for tokens. */
  | { stage: 'preparing' }
  /** `number`: names the question in its answer. */
  | { stage: 'asking'; number: number; open: OpenQuestion }
  | {
      stage: 'working'
      operation: AskingOperation
      mayLeave: Operation['mayLeave']
      progress: unknown
      sinceMs: number
    }
  | ({ stage: 'done'; operation: AskingOperation } & Done)
  | { stage: 'failed'; error: ErrorMessage }
  /** Signatures that were made and that the page has not got; when it is not `known` how many, so many were told of. */
  | { stage: 'undelivered'; signed: number; of: number; known: boolean }
  /** The page is gone, or the browser restarted: nothing can be approved any more. */
  | { stage: 'ended' }

export interface PromptState {
  /** `null`: asked for in our own pages. */
  origin: string | null
  request: RequestView
  now: PromptStage
}

export type ToPromptWindow =
  /** First of all, and once for each that there is: a list of thousands is not sent again with every step. */
  | { shown: Omit<PromptState, 'now'> }
  | { now: PromptStage }
  /** As the background holds it: the bytes of a Blob are read where they are drawn, which is quicker than to send them. */
  | { document: { index: number; content: Uint8Array | Blob } }

export type PersonAnswer = { [N in PromptName]: { prompt: N; typed: Typed<N> } }[PromptName]

export type FromPromptWindow =
  /** First message: the ticket from the window's address. */
  | { ticket: string }
  /** The person opens a document, or the window reads it for its amount. */
  | { read: number }
  /** The file behind this one is no longer what it was. */
  | { unreadable: number }
  /** To the question of this number, and to no other. */
  | { answer: { number: number; typed: PersonAnswer['typed'] } }
  | { reject: true }
  /** Sent every 10 seconds while the window is open: in Firefox a background without messages is stopped after 30. */
  | { ping: true }
