/** What a request asked authorities by way of the extension: each answered by its number. */
import { inquiries } from '../../shared/inquiries.ts'
import type { Consulted, Part, SaidByRequest, ToHost } from '../../shared/messages.ts'
import type { HostRequest } from '../operations/handler.ts'

interface OwnChannel {
  say: (part: SaidByRequest) => void
  signal: AbortSignal
}

interface Consultations {
  consult: HostRequest['consult']
  consulted: (answer: Part<ToHost, 'consulted'>) => void
}

interface Awaited {
  resolve: (answer: Consulted) => void
  reject: (error: unknown) => void
}

export function openConsultations({ say, signal }: OwnChannel): Consultations {
  const awaited = new Map<number, Awaited>()
  let last = 0
  signal.addEventListener('abort', () => {
    for (const { reject } of awaited.values()) reject(signal.reason)
  })
  return {
    consult: async question => {
      const answer = await new Promise<Consulted>((resolve, reject) => {
        signal.throwIfAborted()
        awaited.set(++last, { resolve, reject })
        say({ consult: { number: last, question } })
      })
      return isTooLong(answer, inquiries[question.inquiry]) ? { unavailable: { reason: 'tooLarge' } } : answer
    },
    consulted: ({ number, answer }) => {
      awaited.get(number)?.resolve(answer)
      awaited.delete(number)
    },
  }
}

/** The message allows what the longest of all inquiries may be. */
const isTooLong = (answer: Consulted, { longestResponse }: { longestResponse: number }): boolean =>
  'response' in answer && answer.response.length > longestResponse
