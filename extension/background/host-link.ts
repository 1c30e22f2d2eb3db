/**
 * Requests as channels on the one native port. The only file with ids: a message for a channel that is not open closes the
 * port, because a host that mixes requests up cannot be trusted with any (T20).
 */
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { fromHost, type FromHost, type Part, type ToHost } from '../../shared/messages.ts'
import type { Browser } from '../browser-api.ts'
import { openHostPort, type HostPort } from './host-port.ts'

/** What the host says on a channel. What throws closes the port: the host misbehaved. */
export interface ChannelEvents {
  ask: (asked: Part<FromHost, 'ask'>) => void
  read: (asked: Part<FromHost, 'read'>) => void
  consult: (asked: Part<FromHost, 'consult'>) => void
  progress: (progress: unknown) => void
  delivery: (part: unknown) => void
  /** Last of all, unless `error` is. */
  result: (result: unknown) => void
  error: (error: MohurError) => void
}

export interface Channel {
  answer: (answer: Part<ToHost, 'answer'>) => void
  content: (content: Part<ToHost, 'content'>) => void
  consulted: (answer: Part<ToHost, 'consulted'>) => void
  /** Before the result: gives up. After it: the page has not got it. */
  cancel: () => void
  /** The page has the result. */
  received: () => void
}

export interface HostLink {
  /** Starts the host unless it runs. @throws MohurError HOST_…, EXTENSION_OUTDATED */
  ready: () => Promise<RunningHost>
  /** Closes the port with all its channels. */
  blame: (cause: unknown) => void
}

/** To be used at once: a host that is lost meanwhile would not be missed. */
export interface RunningHost {
  open: (opening: Part<ToHost, 'open'>, events: ChannelEvents) => Channel
}

/** What the host said before it knew of a cancellation comes within moments; nothing is kept of those before. */
export const rememberedChannels = 10_000

/** `onGone`: a host that ran is gone, whoever ended it. */
export function openHostLink(browser: Browser, onGone: () => void): HostLink {
  const open = new Map<number, ChannelEvents>()
  /** Channels cancelled of late: what the host said before it knew is dropped. */
  const cancelled = new Set<number>()
  /** Their result is on its way to the page. */
  const delivering = new Set<number>()
  let last = 0
  let connection: Promise<HostPort> | null = null
  let idle: ReturnType<typeof setTimeout> | undefined

  const onClosed = (reason: MohurError): void => {
    connection = null
    clearTimeout(idle)
    cancelled.clear()
    delivering.clear()
    const channels = [...open.values()]
    open.clear()
    for (const { error } of channels) error(reason)
    onGone()
  }

  const onMessage = (message: unknown): void => {
    const { channel, ...said } = fromHost.parse(message)
    const events = open.get(channel)
    if (!events) {
      if (!cancelled.has(channel)) throw new MohurError('HOST_MISBEHAVED')
      return
    }
    if ('ask' in said) return events.ask(said.ask)
    if ('read' in said) return events.read(said.read)
    if ('consult' in said) return events.consult(said.consult)
    if ('error' in said) {
      forget(channel)
      return events.error(new MohurError(said.error.code, said.error.details))
    }
    if ('progress' in said) return events.progress(said.progress)
    if ('delivery' in said) return events.delivery(said.delivery)
    events.result((said as { result?: unknown }).result)
    delivering.add(channel)
    open.delete(channel)
  }

  const connect = (): Promise<HostPort> => {
    connection ??= openHostPort(browser, { onMessage, onClosed })
    const opened = connection
    opened.catch(() => {
      if (connection === opened) connection = null
    })
    return opened
  }

  const closePort = (reason: MohurError): void => {
    connection?.then(
      port => port.close(reason),
      () => undefined,
    )
  }

  /** The port stays while anything is pending: it keeps the background alive, and the host's token processes warm. */
  const rest = (): void => {
    clearTimeout(idle)
    if (open.size + delivering.size > 0) return
    idle = setTimeout(() => closePort(new MohurError('HOST_LOST')), limits.hostIdleMs)
  }

  const forget = (channel: number): void => {
    open.delete(channel)
    delivering.delete(channel)
    rest()
  }

  const remember = (channel: number): void => {
    cancelled.add(channel)
    const [oldest] = cancelled
    if (cancelled.size > rememberedChannels && oldest !== undefined) cancelled.delete(oldest)
  }

  const openChannel = (port: HostPort, opening: Part<ToHost, 'open'>, events: ChannelEvents): Channel => {
    clearTimeout(idle)
    const channel = ++last
    open.set(channel, events)
    port.send({ channel, open: opening })
    const finish = (message: ToHost): void => {
      if (!open.has(channel) && !delivering.has(channel)) return
      if (open.has(channel)) remember(channel)
      forget(channel)
      port.send(message)
    }
    const sendWhileOpen = (message: ToHost): void => {
      if (open.has(channel)) port.send(message)
    }
    return {
      answer: answer => sendWhileOpen({ channel, answer }),
      content: content => sendWhileOpen({ channel, content }),
      consulted: consulted => sendWhileOpen({ channel, consulted }),
      cancel: () => finish({ channel, cancel: true }),
      received: () => finish({ channel, received: true }),
    }
  }

  return {
    ready: async () => {
      const port = await connect()
      rest()
      return { open: (opening, events) => openChannel(port, opening, events) }
    },
    blame: cause => closePort(new MohurError('HOST_MISBEHAVED', {}, { cause })),
  }
}
