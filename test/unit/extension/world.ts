/** The background among a fake browser, a scripted host, pages and a person: what the tests of the gates stand on. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Background } from '../../../extension/background/background.ts'
import { startBackground } from '../../../extension/background/start-background.ts'
import type { Port, Sender } from '../../../extension/browser-api.ts'
import type { FromPromptWindow, PromptState, ToPromptWindow } from '../../../extension/prompt-messages.ts'
import { errorSentences } from '../../../shared/error-sentences.ts'
import type { ErrorMessage } from '../../../shared/errors.ts'
import type { Scope } from '../../../shared/scopes.ts'
import { extensionId, extensionRoot, fakeBrowser, type FakeBrowser } from './fake-browser.ts'
import { scriptedHost, type HostScript, type ScriptedHost } from './scripted-host.ts'

export const bank = 'https://bank.example'

/** What the page got. */
export type Reply = { result: unknown } | { error: ErrorMessage }

export interface PageCall {
  port: Port
  reply: Promise<Reply>
  /** Error code, or `null` when there was a result. */
  code: Promise<string | null>
  progress: unknown[]
  deliveries: unknown[]
  notes: unknown[]
}

export interface Person {
  port: Port
  states: PromptState[]
  documents: { index: number; content: Uint8Array }[]
  say: (message: FromPromptWindow | object) => void
  /** Resolves when the window is at this stage, for the so-many-th time. */
  stage: (name: PromptState['now']['stage'], count?: number) => Promise<PromptState>
}

export interface World {
  browser: FakeBrowser
  background: Background
  host: ScriptedHost
  /** A call from a page; `sender` changes what the browser says of it. */
  page: (operation: string, params?: unknown, sender?: Sender) => PageCall
  /** A message as a compromised renderer may send it. */
  raw: (message: unknown, sender?: Sender, name?: string) => PageCall
  /** A call from our own page. */
  own: (operation: string, params?: unknown) => PageCall
  allow: (...scopes: Scope[]) => Promise<void>
  /** The person sits down before the next window that opens, or before any address. */
  person: (url?: string) => Promise<Person>
}

export const senderOf = (origin: string): Sender => ({
  id: extensionId,
  origin,
  url: `${origin}/page`,
  frameId: 0,
  documentLifecycle: 'active',
  tab: { id: 7, index: 0, highlighted: true, active: true, pinned: false, incognito: false },
})

const ownSender: Sender = {
  id: extensionId,
  origin: extensionRoot.slice(0, -1),
  url: `${extensionRoot}manager/index.html`,
}

/** What is still open when a test ends would keep its timers running. */
const leaving = new Set<() => void>()
afterEach(async () => {
  for (const leave of leaving) leave()
  leaving.clear()
  await settle()
})

export function makeWorld(script: HostScript = {}): World {
  const host = scriptedHost(script)
  const browser = fakeBrowser(host.start)
  leaving.add(() => {
    browser.disconnectAll()
    host.die()
  })
  const background = startBackground(browser, ['en'])
  const seen = new Set<number>()
  const raw: World['raw'] = (message, sender = senderOf(bank), name = 'page') => {
    const port = browser.connectFrom(name, sender)
    return listen(port, message)
  }
  return {
    browser,
    background,
    host,
    raw,
    page: (operation, params = {}, sender) => raw({ open: { operation, params }, activated: true }, sender),
    own: (operation, params = {}) => raw({ open: { operation, params }, activated: true }, ownSender, 'extension'),
    allow: (...scopes) => background.origins.allow(bank, scopes),
    person: async url => sitDown(browser, url ?? (await nextWindow(browser, seen))),
  }
}

/** As the page client does: it confirms a result. */
function listen(port: Port, message: unknown): PageCall {
  const progress: unknown[] = []
  const deliveries: unknown[] = []
  const notes: unknown[] = []
  const reply = new Promise<Reply>(resolve => {
    port.onMessage.addListener(received => {
      const said = received as Record<string, unknown>
      if ('delivery' in said) deliveries.push(said['delivery'])
      if ('progress' in said) progress.push(said['progress'])
      else if (said['note'] === 'here') assert.deepEqual(notes, [])
      else if ('note' in said) notes.push(said['note'])
      else {
        if ('result' in said) port.postMessage({ received: true })
        resolve('error' in said && port.name === 'page' ? withoutSentence(said['error']) : (said as Reply))
      }
    })
    port.onDisconnect.addListener(() => resolve({ error: { code: 'EXTENSION_RELOADED', details: {} } }))
  })
  port.postMessage(message)
  return {
    port,
    reply,
    progress,
    deliveries,
    notes,
    code: reply.then(said => ('error' in said ? said.error.code : null)),
  }
}

/** Every error that a page gets comes with the sentence of its code. */
function withoutSentence(error: unknown): Reply {
  const { message, ...rest } = error as ErrorMessage & { message: string }
  assert.equal(message, errorSentences[rest.code])
  return { error: rest }
}

export const tick = (): Promise<void> => new Promise(resolve => void setImmediate(resolve))

/** Long enough for everything that is under way to arrive. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await tick()
}

async function nextWindow({ open }: FakeBrowser, seen: Set<number>): Promise<string> {
  for (let turns = 0; turns < 1_000; turns++) {
    const [id, url] = [...open].find(([id]) => !seen.has(id)) ?? []
    if (id !== undefined && url !== undefined) {
      seen.add(id)
      return url
    }
    await tick()
  }
  throw new Error('no window was opened')
}

export const promptSender = (url: string): Sender => ({ id: extensionId, origin: extensionRoot.slice(0, -1), url })

function sitDown(browser: FakeBrowser, url: string): Person {
  const port = browser.connectFrom('prompt', promptSender(url))
  const changes = new EventTarget()
  const states: PromptState[] = []
  const documents: Person['documents'] = []
  let shown: Omit<PromptState, 'now'> | null = null
  port.onMessage.addListener(received => {
    const message = received as ToPromptWindow
    if ('shown' in message) shown = message.shown
    else if ('now' in message) states.push({ ...(shown ?? assert.fail('not shown yet')), now: message.now })
    else void take(message.document)
    changes.dispatchEvent(new Event('change'))
  })
  const take = async ({
    index,
    content,
  }: Extract<ToPromptWindow, { document: unknown }>['document']): Promise<void> => {
    try {
      documents.push({
        index,
        content: content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content,
      })
    } catch {
      port.postMessage({ unreadable: index })
    }
    changes.dispatchEvent(new Event('change'))
  }
  port.postMessage({ ticket: url.split('#')[1] ?? '' })
  const stage: Person['stage'] = async (name, count = 1) => {
    for (;;) {
      const found = states.filter(({ now }) => now.stage === name)[count - 1]
      if (found) return found
      await once(changes, 'change')
    }
  }
  return { port, states, documents, stage, say: message => port.postMessage(message) }
}
