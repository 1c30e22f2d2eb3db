/** The windows in which a person is asked. A window shows what belongs to the ticket in its address, and a ticket opens once. */
import { toHex } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Browser, Port } from '../browser-api.ts'
import { isOwnPage } from './own-page.ts'
import { openPrompt, type PromptWindow, type PromptRequest } from './prompt.ts'

export interface PromptWindows {
  open: (request: PromptRequest) => PromptWindow
  /** A page of ours says that it is a prompt window. */
  attach: (port: Port) => void
}

const size = { width: 480, height: 680 }

/** 128 random bits. */
const newTicket = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)))

/** In which a host tells what it knows already, also one that has to be started. */
const knownMs = 500

/** Nobody waits for what came of it. */
const isGivenUp = (error: Error): boolean => error instanceof MohurError && error.code === 'ABORTED'

export function openPrompts(browser: Browser): PromptWindows {
  const awaited = new Map<string, (port: Port) => void>()
  const windows = new Map<number, () => void>()
  let closeLast: () => void = () => undefined

  browser.windows.onRemoved.addListener(id => {
    windows.get(id)?.()
    windows.delete(id)
  })

  /** The window's own end and ours may come in any order. @returns what closes the window */
  const openWindow = (ticket: string, { onClosed, onFailed }: Record<'onClosed' | 'onFailed', () => void>) => {
    const url = browser.runtime.getURL(`prompt/index.html#${ticket}`)
    const created = browser.windows.create({ url, type: 'popup', ...size }).then(({ id }) => {
      if (id !== undefined) windows.set(id, onClosed)
      return id
    })
    created.catch(onFailed)
    return () => {
      const remove = async (): Promise<void> => {
        const id = await created
        if (id !== undefined) await browser.windows.remove(id)
      }
      // A window that cannot be closed has been closed already.
      remove().catch(() => undefined)
    }
  }

  const open = (request: PromptRequest): PromptWindow => {
    let close: (() => void) | null = null
    const prompt = openPrompt(request, () => close?.())
    const appear = (): void => {
      if (close) return
      // A window that only tells how the last request ended makes room for the next question.
      closeLast()
      const ticket = newTicket()
      close = openWindow(ticket, {
        onClosed: () => {
          awaited.delete(ticket)
          prompt.closed()
        },
        onFailed: () => request.fail(new MohurError('INTERNAL')),
      })
      closeLast = close
      awaited.set(ticket, prompt.attach)
    }
    if (!request.mayBeKnown) {
      appear()
      return prompt
    }
    const late = setTimeout(appear, knownMs)
    return {
      ...prompt,
      ask: (...question) => {
        appear()
        prompt.ask(...question)
      },
      done: done => {
        clearTimeout(late)
        prompt.done(done)
      },
      end: error => {
        clearTimeout(late)
        if (error && !isGivenUp(error)) appear()
        prompt.end(error)
      },
    }
  }

  const attach = (port: Port): void => {
    if (!port.sender || port.sender.id !== browser.runtime.id) return port.disconnect()
    if (!isOwnPage(port.sender, { browser, pages: ['prompt/'] })) return port.disconnect()
    const listener = (message: unknown): void => {
      port.onMessage.removeListener(listener)
      const { ticket } = message as { ticket?: unknown }
      const bind = typeof ticket === 'string' ? awaited.get(ticket) : undefined
      if (!bind) return port.disconnect()
      awaited.delete(ticket as string)
      bind(port)
    }
    port.onMessage.addListener(listener)
  }

  return { open, attach }
}
