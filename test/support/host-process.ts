/** The real host process, spoken to over its pipes as a browser does. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { extensionCallers } from '../../installer/extension-identity.ts'
import { frame, readFrames } from '../../host/serving/frames.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { UnavailableReason } from '../../shared/inquiries.ts'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import { fromHost, type FromHost, type Part, type Piece, type ToHost } from '../../shared/messages.ts'
import type { HostOperation, HostParams, HostResult } from '../../shared/operations/index.ts'
import type { Answer, HostPrompt, Question } from '../../shared/prompts/index.ts'
import { deferred } from './deferred.ts'
import { joiner, split, toWire } from '../../shared/wire.ts'

export const hostEntry = resolve(import.meta.dirname, '../../dist/host/main.js')

/** How a test answers a prompt, and what it hears meanwhile. */
export interface Script {
  /** The browser's word; `null` for the extension's own pages. */
  origin?: string | null
  answers?: {
    [P in HostPrompt]?: (question: Question<P>, asked: number) => Answer<P> | null | Promise<Answer<P> | null>
  } & {
    /** Bytes of the request's documents. */
    read?: (piece: Piece) => Bytes
    /** What the authority answers to a request for a time stamp; what is thrown is why there is no answer. */
    timestamp?: (request: Bytes) => Bytes | Promise<Bytes>
    /** The same of authorities that tell of revocation. */
    ocsp?: (request: Bytes, authority: string) => Bytes | Promise<Bytes>
    crl?: (request: Bytes, authority: string) => Bytes | Promise<Bytes>
  }
  progress?: (value: unknown) => void
  delivery?: (part: unknown) => void
  signal?: AbortSignal
  /** By which signatures are kept that the page does not get. */
  keepingKey?: Bytes
  /** Whether the page got the result, or when; `true` unless told otherwise. */
  received?: boolean | Promise<void>
}

/** With what was delivered ahead of it in its places. */
export type WholeResult<N extends HostOperation> =
  HostResult<N> extends { results: (infer One)[] }
    ? Omit<HostResult<N>, 'results'> & { results: Exclude<One, null>[] }
    : HostResult<N>

export interface HostProcess {
  child: ChildProcess
  hello: unknown
  call: <N extends HostOperation>(operation: N, params: HostParams<N>, script?: Script) => Promise<WholeResult<N>>
  /** One value in a frame, whatever it is. */
  say: (message: object) => void
  /** Bytes straight into the host. */
  write: (bytes: Uint8Array) => void
  /** Closes the pipe, as a browser does, and waits for the end. Resolves with the exit code. */
  end: () => Promise<number | null>
}

type Listener = (message: FromHost | null) => void

export interface HostOptions {
  dataHome: string
  env?: NodeJS.ProcessEnv
  args?: string[]
  entry?: string
  /** A command that runs the host, such as nsenter. */
  before?: string[]
}

/** Starts the host on a data folder of the test's own and waits for its hello. */
export async function startHost({
  dataHome,
  env = {},
  args,
  entry = hostEntry,
  before = [],
}: HostOptions): Promise<HostProcess> {
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...clean } = process.env
  const [program = '', ...rest] = [...before, process.execPath, entry, ...(args ?? [...extensionCallers].slice(0, 1))]
  const child = spawn(program, rest, {
    env: { ...clean, HOME: dataHome, XDG_DATA_HOME: join(dataHome, 'data'), ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => {})
  const listeners = new Map<number, Listener>()
  const greeting = deferred<unknown>()
  const deliver = joiner(value => {
    if (typeof value === 'object' && value !== null && 'hello' in value) return greeting.resolve(value.hello)
    const message = fromHost.parse(value)
    return listeners.get(message.channel)?.(message)
  })
  const read = readFrames(text => deliver(JSON.parse(text)))
  child.stdout.on('data', read)
  const gone = once(child, 'exit').then(([code]) => {
    greeting.reject(new Error(`the host ended with ${code}`))
    for (const listen of listeners.values()) listen(null)
    return code as number | null
  })
  const hello = await greeting.promise
  const send = (message: ToHost): void => {
    for (const piece of split(toWire(message))) child.stdin.write(frame(piece))
  }
  let channels = 0
  const call = async (operation: HostOperation, params: unknown, script: Script = {}): Promise<unknown> => {
    const channel = ++channels
    const outcome = deferred<unknown>()
    listeners.set(channel, message => void follow(message).catch(outcome.reject))
    const asked = new Map<string, number>()
    const delivered: object[] = []
    const follow = async (message: FromHost | null): Promise<void> => {
      if (message === null) throw new MohurError('HOST_LOST')
      if ('error' in message) throw new MohurError(message.error.code, message.error.details)
      if ('progress' in message) return script.progress?.(message.progress)
      if ('ask' in message) return answer(message.ask)
      if ('delivery' in message) return take(message.delivery as { index: number }[])
      if ('read' in message) return read(message.read)
      if ('consult' in message) return consult(message.consult)
      const received = (): void => send({ channel, received: true })
      if (script.received instanceof Promise) void script.received.then(received)
      else if (script.received !== false) received()
      return outcome.resolve(whole(message.result, delivered))
    }
    const read = ({ number, piece }: Part<FromHost, 'read'>): void =>
      send({ channel, content: { number, bytes: script.answers?.read?.(piece) ?? new Uint8Array() } })
    const consult = async ({ number, question }: Part<FromHost, 'consult'>): Promise<void> => {
      const { inquiry, authority, request } = question
      try {
        const response = (await script.answers?.[inquiry]?.(request, authority)) ?? new Uint8Array()
        send({ channel, consulted: { number, answer: { response } } })
      } catch (error) {
        const { reason = 'unreachable' } = toErrorMessage(error).details as { reason?: UnavailableReason }
        send({ channel, consulted: { number, answer: { unavailable: { reason } } } })
      }
    }
    const take = (part: readonly { index: number }[]): void => {
      script.delivery?.(part)
      for (const { index, ...one } of part) delivered[index] = one
    }
    const answer = async ({ number, version, prompt, question }: Part<FromHost, 'ask'>): Promise<void> => {
      const times = (asked.get(prompt) ?? 0) + 1
      asked.set(prompt, times)
      const scripted = script.answers?.[prompt as HostPrompt] as ((q: unknown, n: number) => unknown) | undefined
      if (!scripted) throw new Error(`the script has no answer to ${prompt}`)
      const value = await scripted(question, times)
      if (value !== null) send({ channel, answer: { number, version, value } })
    }
    script.signal?.addEventListener('abort', () => {
      send({ channel, cancel: true })
      outcome.reject(new MohurError('ABORTED'))
    })
    const { origin = 'https://bank.example', keepingKey = null } = script
    send({ channel, open: { operation, origin, params, keepingKey } })
    return outcome.promise.finally(() => listeners.delete(channel))
  }
  return {
    child,
    hello,
    call: call as HostProcess['call'],
    say: message => void child.stdin.write(frame(JSON.stringify(message))),
    write: bytes => void child.stdin.write(bytes),
    end: () => {
      child.stdin.end()
      return gone
    },
  }
}

function whole(result: unknown, delivered: readonly object[]): unknown {
  const { results } = Object(result) as { results?: (object | null)[] }
  return results ? { ...(result as object), results: results.map((one, index) => one ?? delivered[index]) } : result
}
