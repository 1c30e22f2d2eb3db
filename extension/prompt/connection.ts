/** The window's end of the port to the background: the state as it comes, documents checked against their digests, answers. */
import { toHex } from '../../shared/bytes.ts'
import { browser } from '../browser.ts'
import type { FromPromptWindow, PromptState, ToPromptWindow } from './messages.ts'
import type { OpenedDocument } from './prompt-context.ts'

/** How often the window says that it is still there. */
const pingMs = 10_000

export interface Listener {
  onState: (state: PromptState) => void
  onDocument: (index: number, document: OpenedDocument) => void
  /** The background is gone: nothing can be approved any more. */
  onLost: () => void
}

/** Shows the ticket from the window's address, once; returns the way to answer. */
export function connect(listener: Listener): (message: FromPromptWindow) => void {
  const port = browser.runtime.connect({ name: 'prompt' })
  const send = (message: FromPromptWindow): void => port.postMessage(message)
  const ping = setInterval(() => send({ ping: true }), pingMs)
  let state: PromptState | null = null

  port.onMessage.addListener(received => {
    const message = received as ToPromptWindow
    if ('state' in message) {
      state = message.state
      listener.onState(state)
      return
    }
    const { index, content } = message.document
    void check(state, index, content).then(document => listener.onDocument(index, document))
  })
  port.onDisconnect.addListener(() => {
    clearInterval(ping)
    listener.onLost()
  })
  send({ ticket: location.hash.slice(1) })
  return send
}

/** The bytes must be those that the list names, or they are not drawn at all. */
async function check(state: PromptState | null, index: number, content: Uint8Array): Promise<OpenedDocument> {
  const listed = state?.request.operation === 'sign' ? state.request.documents.find(one => one.index === index) : null
  const copy = Uint8Array.from(content)
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', copy)))
  return listed?.digest === digest && listed.size === copy.length ? { content: copy } : 'wrong'
}
