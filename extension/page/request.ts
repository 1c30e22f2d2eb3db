/**
 * One request of the page over a MessagePort of its own (HTML section 9.4), handed to the content script by
 * `window.postMessage`. Whatever answers came by another way would not be seen: there are no ids and no listeners.
 */
import { MohurError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts'
import type { PageOperation } from '../../shared/operations/index.ts'
import { normalize } from './normalize.ts'
import { requestSentences } from './sentences.ts'

export interface Call {
  operation: PageOperation
  params: unknown
}

export interface RequestOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: never) => void) | undefined
}

interface One {
  signature?: unknown
}

/** Some results came before the others. A large signature comes as a Blob, since a message has its limits; pages are given bytes. */
async function complete(result: unknown, delivered: readonly One[]): Promise<void> {
  const { results = [] } = Object(result) as { results?: (One | null)[] }
  for (const [index, waiting] of results.entries()) {
    const one = waiting ?? delivered[index] ?? {}
    if (one.signature instanceof Blob) one.signature = new Uint8Array(await one.signature.arrayBuffer())
    results[index] = one
  }
}

/** What is said when no content script takes the request within `timeoutMs`. */
export interface Absence {
  code: ErrorCode
  sentence: string
  timeoutMs: number
}

/** How long the answer to a cancellation is waited for. */
const lastWordMs = 2_000

interface Reply {
  present?: true
  progress?: unknown
  delivery?: (One & { index: number })[]
  error?: { code: ErrorCode; details: ErrorDetails; message: string }
  result?: unknown
}

/** @throws MohurError */
export function request(
  { operation, params }: Call,
  { signal, onProgress }: RequestOptions,
  absence: Absence,
): Promise<unknown> {
  const over = new AbortController()
  const listening = { signal: over.signal }
  const { port1: port, port2 } = new MessageChannel()
  return new Promise<unknown>((resolve, reject) => {
    const fail = (code: keyof typeof requestSentences): void =>
      reject(new MohurError(code, {}, { sentence: requestSentences[code] }))
    // Once somebody has the request, they say what has become of it: something may have been signed.
    const cancel = (): void => {
      port.postMessage({ cancel: true })
      clearTimeout(timer)
      timer = setTimeout(() => fail('ABORTED'), taken ? lastWordMs : 0)
    }
    const delivered: One[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let taken = false
    const receive = ({ data }: MessageEvent<Reply>): void => {
      if (!taken) clearTimeout(timer)
      taken = true
      if (data.delivery) for (const { index, ...one } of data.delivery) delivered[index] = one
      if ('progress' in data) onProgress?.(data.progress as never)
      else if (data.error) {
        const { code, details, message } = data.error
        reject(new MohurError(code, details, { sentence: message }))
      } else if ('result' in data) {
        complete(data.result, delivered).then(
          () => {
            resolve(data.result)
            port.postMessage({ received: true })
          },
          () => fail('INTERNAL'),
        )
      }
    }
    port.addEventListener('message', receive)
    port.start()
    try {
      if (signal?.aborted) return fail('ABORTED')
      signal?.addEventListener('abort', cancel, listening)
      addEventListener('pagehide', cancel, listening)
      port.postMessage({ operation, params: normalize(params) })
      postMessage({ mohur: 'request' }, location.origin, [port2])
      // What was handed over may have taken long to copy.
      timer = setTimeout(() => reject(new MohurError(absence.code, {}, absence)), absence.timeoutMs)
    } catch {
      fail('BAD_PARAMS')
    }
  }).finally(() => {
    over.abort()
    port.close()
  })
}
