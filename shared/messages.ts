/** The messages between extension and host, as values. `wire.ts` turns them into JSON, `frames` on either side into bytes. */
import * as z from 'zod'
import { errorMessage } from './schemas.ts'

const channel = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const name = z.string().min(1).max(64)

/** The host's first message, unasked. */
export const hello = z.strictObject({
  hello: z.strictObject({ version: z.string(), protocol: z.number().int() }),
})
export type Hello = z.infer<typeof hello>

/** Extension → host. A request is a channel: opened once, ended by the host's `result` or `error`, or by `cancel`. */
export const toHost = z.union([
  /** `origin` is the browser's word; `null` for the extension's own pages. */
  z.strictObject({
    channel,
    open: z.strictObject({ operation: name, origin: z.string().max(512).nullable(), params: z.unknown() }),
  }),
  z.strictObject({ channel, answer: z.strictObject({ prompt: name, value: z.unknown() }) }),
  z.strictObject({ channel, cancel: z.literal(true) }),
  /** The result was handed to the page that asked. */
  z.strictObject({ channel, received: z.literal(true) }),
])
export type ToHost = z.infer<typeof toHost>

/** Host → extension. A prompt that is asked again before its answer came replaces the question. */
export const fromHost = z.union([
  z.strictObject({ channel, ask: z.strictObject({ prompt: name, question: z.unknown() }) }),
  z.strictObject({ channel, progress: z.unknown() }),
  z.strictObject({ channel, result: z.unknown() }),
  z.strictObject({ channel, error: errorMessage }),
])
export type FromHost = z.infer<typeof fromHost>

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** What one request says: its channel is added where channels are known. */
export type SaidByRequest = DistributiveOmit<FromHost, 'channel'>
