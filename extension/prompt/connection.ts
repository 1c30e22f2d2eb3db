/** The window's end of the port to the background: the state as it comes, documents checked against their digests, answers. */
import { toHex } from '../../shared/bytes.ts'
import { browser } from '../browser.ts'
import type { FromPromptWindow, PromptState, ToPromptWindow } from '../prompt-messages.ts'
import type { OpenedDocument } from './prompt-context.ts'

/** How often the window says that it is still there. */
const pingMs = 10_000

export interface Listener {
  onState: (state: PromptState) => void
  /** The background is gone: nothing can be approved any more. */
  onLost: () => void
}

export interface Connection {
  send: (message: FromPromptWindow) => void
  /** The bytes of a document; they are not kept here. */
  fetch: (index: number) => Promise<OpenedDocument>
}

/** Shows the ticket from the window's address, once. */
export function connect(listener: Listener): Connection {
  const port = browser.runtime.connect({ name: 'prompt' })
  const send = (message: FromPromptWindow): void => port.postMessage(message)
  const ping = setInterval(() => send({ ping: true }), pingMs)
  let shown: Omit<PromptState, 'now'> | null = null
  /** Who waits for which document. */
  const awaited = new Map<number, ((document: OpenedDocument) => void)[]>()

  port.onMessage.addListener(received => {
    const message = received as ToPromptWindow
    if ('shown' in message) {
      shown = message.shown
      return
    }
    if ('now' in message) {
      if (shown) listener.onState({ ...shown, now: message.now })
      return
    }
    const { index, content } = message.document
    const waiting = awaited.get(index) ?? []
    awaited.delete(index)
    check(shown, index, content).then(
      document => waiting.forEach(resolve => resolve(document)),
      () => send({ unreadable: index }),
    )
  })
  port.onDisconnect.addListener(() => {
    clearInterval(ping)
    listener.onLost()
  })
  send({ ticket: location.hash.slice(1) })
  const fetch = (index: number): Promise<OpenedDocument> =>
    new Promise(resolve => {
      const waiting = awaited.get(index)
      if (waiting) waiting.push(resolve)
      else {
        awaited.set(index, [resolve])
        send({ read: index })
      }
    })
  return { send, fetch }
}

/** The bytes must be those that the list names, or they are not drawn at all. Rejects where they cannot be read. */
async function check(
  shown: Pick<PromptState, 'request'> | null,
  index: number,
  content: Uint8Array | Blob,
): Promise<OpenedDocument> {
  const listed = shown && 'documents' in shown.request ? shown.request.documents[index] : null
  const copy = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : Uint8Array.from(content)
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', copy)))
  return listed?.digest === digest && listed.size === copy.length ? { content: copy } : 'wrong'
}
