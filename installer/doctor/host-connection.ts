/** A host that was started by its launcher as a browser does it, and spoken to in the browser's framing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { frame, readFrames } from '../../host/serving/frames.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { fromHost, hello, type FromHost, type Hello, type Part, type ToHost } from '../../shared/messages.ts'
import { operations, type HostOperation, type HostParams, type Result } from '../../shared/operations/index.ts'
import type { Answer, HostPrompt, Question } from '../../shared/prompts/index.ts'
import { joiner, split, toWire } from '../../shared/wire.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'

export interface HostStart {
  launcher: string
  /** What the browser passes. */
  args: readonly string[]
  env?: NodeJS.ProcessEnv
}

export interface HostCall<N extends HostOperation> {
  operation: N
  /** The origin of a page; null for the extension's own pages. */
  origin: string | null
  params: HostParams<N>
  answers?: { [P in HostPrompt]?: (question: Question<P>) => Answer<P> }
}

export interface HostConnection {
  hello: Hello['hello']
  /** One at a time. @throws MohurError the host's, or HOST_LOST, HOST_MISBEHAVED, TIMED_OUT */
  call: <N extends HostOperation>(call: HostCall<N>) => Promise<Result<N>>
  close: () => Promise<void>
}

/** @throws MohurError HOST_LOST when it cannot be started or ends, HOST_MISBEHAVED, TIMED_OUT when it does not say hello. */
export async function connectHost(start: HostStart): Promise<HostConnection> {
  const { mailbox, send, close } = startHost(start)
  let channel = 0
  const call = async <N extends HostOperation>({ operation, origin, params, answers = {} }: HostCall<N>) => {
    channel++
    send({ channel, open: { operation, origin, params } })
    for (;;) {
      const message = await mailbox.take(operations[operation].timeLimitMs ?? limits.helloMs)
      if ('hello' in message || message.channel !== channel) throw new MohurError('HOST_MISBEHAVED')
      if ('error' in message) throw new MohurError(message.error.code, message.error.details)
      if ('ask' in message) send({ channel, answer: answerTo(message.ask, answers) })
      if ('result' in message) {
        send({ channel, received: true })
        return operations[operation].result.parse(message.result) as Result<N>
      }
    }
  }
  try {
    const first = await mailbox.take(limits.helloMs)
    if (!('hello' in first)) throw new MohurError('HOST_MISBEHAVED')
    return { hello: first.hello, call, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface StartedHost {
  mailbox: Mailbox<FromHost | Hello>
  send: (message: ToHost) => void
  close: () => Promise<void>
}

function startHost({ launcher, args, env = process.env }: HostStart): StartedHost {
  const child = spawn(launcher, args, { cwd: dirname(launcher), env, stdio: ['pipe', 'pipe', 'pipe'] })
  const mailbox = openMailbox<FromHost | Hello>()
  let complaint = ''
  const lost = (reason: string): void =>
    mailbox.put(new MohurError('HOST_LOST', { reason: complaint.trim() || reason }))
  const gone = once(child, 'close').then(
    ([code]) => lost(`it ended with code ${code}`),
    (error: Error) => lost(error.message),
  )
  child.stdin.on('error', () => {})
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(0, 500)))
  const join = joiner(value => mailbox.put(fromHost.or(hello).parse(value)))
  const read = readFrames(text => join(JSON.parse(text)))
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      read(chunk)
    } catch (error) {
      mailbox.put(new MohurError('HOST_MISBEHAVED', {}, { cause: error }))
    }
  })
  return {
    mailbox,
    send: message => {
      for (const piece of split(toWire(message))) child.stdin.write(frame(piece))
    },
    close: async () => {
      child.stdin.end()
      await Promise.race([gone, after(5_000, undefined, { ref: false })])
      child.kill('SIGKILL')
    },
  }
}

function answerTo(
  { number, version, prompt, question }: Part<FromHost, 'ask'>,
  answers: NonNullable<HostCall<HostOperation>['answers']>,
): Part<ToHost, 'answer'> {
  const answer = answers[prompt as HostPrompt] as ((question: unknown) => unknown) | undefined
  if (!answer) throw new MohurError('HOST_MISBEHAVED', { prompt })
  return { number, version, value: answer(question) }
}
