/** The time stamps that a request asked the extension for: each answered by its number. */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Part, SaidByRequest, ToHost } from '../../shared/messages.ts'

interface OwnChannel {
  say: (part: SaidByRequest) => void
  signal: AbortSignal
}

interface Timestamps {
  /** @throws MohurError TIMESTAMP_UNAVAILABLE and whatever else the extension says */
  timestamp: (request: Bytes) => Promise<Bytes>
  timestamped: (answer: Part<ToHost, 'timestamped'>) => void
}

interface Awaited {
  resolve: (response: Bytes) => void
  reject: (error: unknown) => void
}

export function openTimestamps({ say, signal }: OwnChannel): Timestamps {
  const awaited = new Map<number, Awaited>()
  let last = 0
  signal.addEventListener('abort', () => {
    for (const { reject } of awaited.values()) reject(signal.reason)
  })
  return {
    timestamp: request =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        awaited.set(++last, { resolve, reject })
        say({ timestamp: { number: last, request } })
      }),
    timestamped: answer => {
      const { number } = answer
      if ('error' in answer) awaited.get(number)?.reject(new MohurError(answer.error.code, answer.error.details))
      else awaited.get(number)?.resolve(answer.response)
      awaited.delete(number)
    },
  }
}
