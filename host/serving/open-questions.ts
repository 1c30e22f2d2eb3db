/** The questions of one request: one is open at a time, and an answer counts for the question that it names. */
import { setTimeout as sleep } from 'node:timers/promises'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { Part, SaidByRequest, ToHost } from '../../shared/messages.ts'
import { prompts, type HostPrompt } from '../../shared/prompts/index.ts'
import { toWire } from '../../shared/wire.ts'
import type { HostRequest } from '../operations/handler.ts'

interface OwnChannel {
  say: (part: SaidByRequest) => void
  signal: AbortSignal
}

interface Questions {
  ask: HostRequest['ask']
  answer: (answer: Part<ToHost, 'answer'>) => void
}

interface OpenQuestion {
  number: number
  prompt: HostPrompt
  /** Every version that was said: the person may have answered one before they saw the next. */
  said: unknown[]
  resolve: (seen: { answer: unknown; question: unknown }) => void
  reject: (error: unknown) => void
}

export function openQuestions({ say, signal }: OwnChannel): Questions {
  let open: OpenQuestion | null = null
  let last = 0
  signal.addEventListener('abort', () => open?.reject(signal.reason))

  const put = (asked: OpenQuestion, question: unknown): void => {
    const version = asked.said.push(question)
    say({ ask: { number: asked.number, version, prompt: asked.prompt, question } })
  }

  /** Makes the question anew each second until it is answered. */
  const keepFresh = async (asked: OpenQuestion, make: () => Promise<unknown>): Promise<void> => {
    for (let shown = toWire(asked.said[0]); ;) {
      await sleep(limits.tokenPollMs)
      if (open !== asked) return
      const question = await make()
      const text = toWire(question)
      if (open !== asked) return
      if (text !== shown) put(asked, question)
      shown = text
    }
  }

  const ask = async (prompt: HostPrompt, question: unknown): Promise<unknown> => {
    signal.throwIfAborted()
    const make = typeof question === 'function' ? (question as () => Promise<unknown>) : null
    const first = make ? await make() : question
    signal.throwIfAborted()
    const answered = new Promise<unknown>((resolve, reject) => {
      const asked: OpenQuestion = { number: ++last, prompt, said: [], resolve, reject }
      open = asked
      put(asked, first)
      if (make) keepFresh(asked, make).catch(reject)
    })
    return answered.finally(() => (open = null))
  }

  return {
    ask: ask as HostRequest['ask'],
    answer: ({ number, version, value }) => {
      // A second answer to a question that is over.
      if (open?.number !== number) return
      const question = open.said[version - 1]
      const answer = prompts[open.prompt].answer.safeParse(value)
      if (question !== undefined && answer.success) open.resolve({ answer: answer.data, question })
      else open.reject(new MohurError('BAD_PARAMS'))
    },
  }
}
