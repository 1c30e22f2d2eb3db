/** Calls an operation from our own pages, over a port of its own, through the same gates as a web page's call. */
import { MohurError, type ErrorMessage } from '../shared/errors.ts'
import type { ExtensionOperation, Params, Progress, Result } from '../shared/operations/index.ts'
import { browser } from './browser.ts'

export interface CallOptions<N extends ExtensionOperation> {
  signal?: AbortSignal
  onProgress?: (progress: Progress<N>) => void
}

type Reply =
  | { progress: unknown; delivery?: { index: number }[] }
  | { result: unknown }
  | { error: ErrorMessage }
  | { note: string }

/** Some results came before the others. */
function complete(result: unknown, delivered: readonly object[]): unknown {
  const { results } = Object(result) as { results?: unknown[] }
  return results ? { ...(result as object), results: results.map((one, index) => one ?? delivered[index]) } : result
}

/** @throws MohurError with the operation's code; ABORTED by the signal; EXTENSION_RELOADED when the background is gone. */
export function call<N extends ExtensionOperation>(
  operation: N,
  params: Params<N>,
  { signal, onProgress }: CallOptions<N> = {},
): Promise<Result<N>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw new MohurError('ABORTED')
    const port = browser.runtime.connect({ name: 'extension' })
    const fail = (error: MohurError): void => {
      reject(error)
      port.disconnect()
    }
    signal?.addEventListener('abort', () => fail(new MohurError('ABORTED')))
    port.onDisconnect.addListener(() => reject(new MohurError('EXTENSION_RELOADED')))
    const delivered: object[] = []
    port.onMessage.addListener(message => {
      const reply = message as Reply
      if ('progress' in reply) {
        for (const { index, ...one } of reply.delivery ?? []) delivered[index] = one
        onProgress?.(reply.progress as Progress<N>)
      } else if ('error' in reply) fail(new MohurError(reply.error.code, reply.error.details))
      else if ('result' in reply) {
        resolve(complete(reply.result, delivered) as Result<N>)
        port.postMessage({ received: true })
      }
    })
    port.postMessage({ open: { operation, params }, activated: true })
  })
}
