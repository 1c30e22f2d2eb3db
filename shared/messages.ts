/** The messages between extension and host, as values. `wire.ts` turns them into JSON, `frames` of the host into bytes. */
import * as z from 'zod'
import { authorityName } from './authority.ts'
import { keepingKey } from './kept-signatures.ts'
import { inquiryNames, inquiries, unavailableReasons } from './inquiries.ts'
import { limits } from './limits.ts'
import { bytes, errorMessage } from './schemas.ts'

const count = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const channel = count
const name = z.string().min(1).max(64)

/**
 * Which question is meant. `number` counts the questions of a request. One that is made anew before its answer came keeps its
 * number and gets the next `version`, from 1: an answer names what the person saw.
 */
const which = { number: count, version: count }
export interface Which {
  number: number
  version: number
}

/** A piece of a document that stayed with the extension: place in the request's `documents`, bytes. */
export const piece = z.strictObject({
  index: z.number().int().nonnegative(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().min(1).max(limits.contentChunk),
})
export type Piece = z.infer<typeof piece>

const longest = (part: 'longestRequest' | 'longestResponse'): number =>
  Math.max(...Object.values(inquiries).map(row => row[part]))

/** A question to an authority that was set up, by the name that the host was told with the request: DER, or nothing for a list. */
export const consultation = z
  .strictObject({
    inquiry: z.enum(inquiryNames),
    authority: authorityName,
    request: bytes.refine(({ length }) => length <= longest('longestRequest')),
  })
  .refine(({ inquiry, request }) => request.length <= inquiries[inquiry].longestRequest)
export type Consultation = z.infer<typeof consultation>

/** What the authority answered, as it came, or why there is no answer. */
export const consulted = z.union([
  z.strictObject({ response: bytes.refine(({ length }) => length <= longest('longestResponse')) }),
  z.strictObject({
    unavailable: z.strictObject({ reason: z.enum(unavailableReasons), status: z.number().int().optional() }),
  }),
])
export type Consulted = z.infer<typeof consulted>

/** The host's first message, unasked. */
export const hello = z.strictObject({
  hello: z.strictObject({ version: z.string(), protocol: z.number().int() }),
})
export type Hello = z.infer<typeof hello>

/** Extension → host. A request is a channel: opened once, ended by the host's `result` or `error`, or by `cancel`. */
export const toHost = z.union([
  /** `origin` is the browser's word; `null` for the extension's own pages. `keepingKey`: for what no site gets; without it nothing is kept. */
  z.strictObject({
    channel,
    open: z.strictObject({
      operation: name,
      origin: z.string().max(512).nullable(),
      params: z.unknown(),
      keepingKey: keepingKey.nullable().optional(),
    }),
  }),
  z.strictObject({ channel, answer: z.strictObject({ ...which, value: z.unknown() }) }),
  /** What was asked for by the `read` of this number. */
  z.strictObject({ channel, content: z.strictObject({ number: count, bytes }) }),
  /** What came of the `consult` of this number. */
  z.strictObject({ channel, consulted: z.strictObject({ number: count, answer: consulted }) }),
  z.strictObject({ channel, cancel: z.literal(true) }),
  /** The result was handed to the page that asked. */
  z.strictObject({ channel, received: z.literal(true) }),
])
export type ToHost = z.infer<typeof toHost>

/** Host → extension. */
export const fromHost = z.union([
  z.strictObject({ channel, ask: z.strictObject({ ...which, prompt: name, question: z.unknown() }) }),
  /** The background answers from the copy that the person consented to. Numbers of their own. */
  z.strictObject({ channel, read: z.strictObject({ number: count, piece }) }),
  /** The background knows the address, and whom it may ask in this request. One at a time. */
  z.strictObject({ channel, consult: z.strictObject({ number: count, question: consultation }) }),
  z.strictObject({ channel, progress: z.unknown() }),
  /** A part of the result ahead of it (`delivery` of the operation). */
  z.strictObject({ channel, delivery: z.unknown() }),
  z.strictObject({ channel, result: z.unknown() }),
  z.strictObject({ channel, error: errorMessage }),
])
export type FromHost = z.infer<typeof fromHost>

export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** What one request says: its channel is added where channels are known. */
export type SaidByRequest = DistributiveOmit<FromHost, 'channel'>

/** What one message carries under its key. */
export type Part<T, K extends PropertyKey> = Extract<T, Record<K, unknown>>[K]
