/** Pieces of documents that a request asked the extension for: each answered by its number. */
import type { Bytes } from '../../shared/bytes.ts'
import type { Part, Piece, SaidByRequest, ToHost } from '../../shared/messages.ts'

interface OwnChannel {
  say: (part: SaidByRequest) => void
  signal: AbortSignal
}

interface Reads {
  read: (piece: Piece) => Promise<Bytes>
  content: (content: Part<ToHost, 'content'>) => void
}

interface Awaited {
  resolve: (bytes: Bytes) => void
  reject: (error: unknown) => void
}

export function openReads({ say, signal }: OwnChannel): Reads {
  const awaited = new Map<number, Awaited>()
  let last = 0
  signal.addEventListener('abort', () => {
    for (const { reject } of awaited.values()) reject(signal.reason)
  })
  return {
    read: piece =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        awaited.set(++last, { resolve, reject })
        say({ read: { number: last, piece } })
      }),
    content: ({ number, bytes }) => {
      awaited.get(number)?.resolve(bytes)
      awaited.delete(number)
    },
  }
}
