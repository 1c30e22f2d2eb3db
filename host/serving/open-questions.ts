/** The questions of one request: one is open at a time, answered by the person or by the background. */
import { setTimeout as sleep } from 'node:timers/promises'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { SaidByRequest, ToHost } from '../../shared/messages.ts'
import { prompts, type HostPrompt } from '../../shared/prompts/index.ts'
import { toWire } from '../../shared/wire.ts'
import type { HostRequest } from '../operations/handler.ts'

interface Surroundings {
  say: (part: SaidByRequest) => void
  signal: AbortSignal
}

interface Questions {
  ask: HostRequest['ask']
  answer: (answer: Extract<ToHost, { answer: unknown }>['answer']) => void
}

interface OpenQuestion {
  prompt: HostPrompt
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

export function openQuestions({ say, signal }: Surroundings): Questions {
  let open: OpenQuestion | null = null
  signal.addEventListener('abort', () => open?.reject(signal.reason))

  const waitForAnswer = (prompt: HostPrompt): Promise<unknown> =>
    new Promise<unknown>((resolve, reject) => {
      signal.throwIfAborted()
      open = { prompt, resolve, reject }
    }).finally(() => (open = null))

  /** Makes the question anew each second until it is answered. */
  const keepFresh = async (prompt: HostPrompt, make: () => Promise<unknown>, first: string): Promise<void> => {
    const asked = open
    for (let shown = first; ;) {
      await sleep(limits.tokenPollMs)
      if (open !== asked) return
      const question = await make()
      const text = toWire(question)
      if (open !== asked) return
      if (text !== shown) say({ ask: { prompt, question } })
      shown = text
    }
  }

  const ask = async (prompt: HostPrompt, question: unknown): Promise<unknown> => {
    signal.throwIfAborted()
    const make = typeof question === 'function' ? (question as () => Promise<unknown>) : null
    const first = make ? await make() : question
    const answered = waitForAnswer(prompt)
    say({ ask: { prompt, question: first } })
    if (make) keepFresh(prompt, make, toWire(first)).catch((error: unknown) => open?.reject(error))
    return answered
  }

  return {
    ask: ask as HostRequest['ask'],
    answer: ({ prompt, value }) => {
      // An answer may cross with a question that took its place: it is not for this one.
      if (open?.prompt !== prompt) return
      const answer = prompts[open.prompt].answer.safeParse(value)
      if (answer.success) open.resolve(answer.data)
      else open.reject(new MohurError('BAD_PARAMS'))
    },
  }
}
