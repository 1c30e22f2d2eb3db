/** The browser's extension API as the background uses it, in memory: ports copy by structured clone, the native port by JSON. */
import type { Browser, Port, Sender } from '../../../extension/browser-api.ts'

interface Event<L extends (...args: never[]) => void> {
  addListener: (listener: L) => void
  removeListener: (listener: L) => void
  hasListener: (listener: L) => boolean
  hasListeners: () => boolean
  emit: (...args: Parameters<L>) => void
}

function event<L extends (...args: never[]) => void>(): Event<L> {
  const listeners = new Set<L>()
  return {
    addListener: listener => listeners.add(listener),
    removeListener: listener => listeners.delete(listener),
    hasListener: listener => listeners.has(listener),
    hasListeners: () => listeners.size > 0,
    emit: (...args) => [...listeners].forEach(listener => listener(...args)),
  }
}

type Copy = (value: unknown) => unknown

/** Structured clone; but a Blob is handed on as in browsers, as a name for bytes that lie elsewhere and may change there. */
function clone(value: unknown): unknown {
  if (value instanceof Blob) return value
  if (Array.isArray(value)) return value.map(clone)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return structuredClone(value)
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clone(item)]))
}

/** Two ends of a port. Messages arrive later and in order; what is posted before a disconnect still arrives. */
export function portPair(name: string, sender: Sender = {}, copy: Copy = clone): [Port, Port] {
  let closed = false
  const end = (): Port & { onMessage: Event<(message: unknown) => void>; gone: boolean } => ({
    name,
    sender,
    gone: false,
    onMessage: event(),
    onDisconnect: event<(port: Port) => void>(),
    postMessage: () => undefined,
    disconnect: () => undefined,
  })
  const ends = [end(), end()] as const
  for (const [own, other] of [ends, [ends[1], ends[0]]] as const) {
    own.postMessage = message => {
      // Until it is told that the other end is gone, a browser takes what is posted to it.
      if (own.gone) throw new Error('Attempting to use a disconnected port object')
      const copied = copy(message)
      setImmediate(() => {
        if (!other.gone) other.onMessage.emit(copied)
      })
    }
    own.disconnect = () => {
      if (closed) return
      closed = true
      own.gone = true
      setImmediate(() => {
        other.gone = true
        ;(other.onDisconnect as Event<(port: Port) => void>).emit(other)
      })
    }
  }
  return [ends[0], ends[1]]
}

export interface FakeBrowser extends Browser {
  /** A page, a window or another part of the extension connects. */
  connectFrom: (name: string, sender: Sender) => Port
  /** Addresses of the windows that are open, by id. */
  open: Map<number, string>
  /** What the toolbar icon shows and says. */
  badge: { text: string; title: string }
  /** Notifications in the order in which they were shown; those that are gone too. */
  notices: { id: string; title: string; message: string }[]
  /** The person presses a notification. */
  pressNotice: (id: string) => void
  /** The time of an alarm has come. */
  ring: (name: string) => void
  /** Addresses of the tabs that were opened. */
  tabsOpened: string[]
  /** A new version of the extension is there. */
  updateTo: (version: string) => void
  /** How often the extension was reloaded. */
  reloads: number
  /** Our own pages that are open beside the windows. */
  ownPages: number
  stored: Record<string, unknown>
  /** What an administrator set. */
  managed: Record<string, unknown>
  /** Patterns of hosts that the browser may connect to, and whether the person grants more. */
  permitted: Set<string>
  grants: boolean
  /** Until the browser ends. */
  session: Record<string, unknown>
  /** The browser says that the extension was installed, or updated. */
  install: (reason: string) => void
  /** Pages and windows are gone. */
  disconnectAll: () => void
  /** The person closes a window. */
  closeWindow: (id: number) => void
}

export const extensionId = 'clmgoifadmfhepgcflafdeocjaeoflib'
export const extensionRoot = `chrome-extension://${extensionId}/`

/** `startHost` gets the host's end of the native port; the words it returns are why there is no host. */
interface Origins {
  origins?: string[]
}

/** Where a store keeps its items as JSON. */
const area = (items: Record<string, unknown>): object => ({
  get: async (keys: string | readonly string[]) =>
    Object.fromEntries([keys].flat().flatMap(key => (key in items ? [[key, structuredClone(items[key])]] : []))),
  set: async (changes: Record<string, unknown>) => void Object.assign(items, JSON.parse(JSON.stringify(changes))),
})

export function fakeBrowser(startHost: (port: Port) => string | void, inIncognitoContext = false): FakeBrowser {
  const onConnect = event<(port: Port) => void>()
  const onRemoved = event<(id: number) => void>()
  const open = new Map<number, string>()
  const tabsOpened: string[] = []
  const onUpdateAvailable = event<(details: { version: string }) => void>()
  const counts = { reloads: 0, ownPages: 0, grants: true }
  const stored: Record<string, unknown> = {}
  const session: Record<string, unknown> = {}
  const managed: Record<string, unknown> = {}
  const permitted = new Set<string>()
  const onInstalled = event<(details: { reason: string }) => void>()
  const badge = { text: '', title: '' }
  const notices: FakeBrowser['notices'] = []
  const onClicked = event<(id: string) => void>()
  const onAlarm = event<(alarm: { name: string }) => void>()
  let windows = 0
  const runtime: { lastError?: { message: string } } & Record<string, unknown> = {
    id: extensionId,
    getURL: (path: string) => extensionRoot + path,
    onConnect,
    onInstalled,
    onStartup: event(),
    onUpdateAvailable,
    reload: () => void counts.reloads++,
    getContexts: async () => [
      { contextType: 'BACKGROUND' },
      ...Array.from({ length: open.size + counts.ownPages }, () => ({ contextType: 'TAB' })),
    ],
    connectNative: () => {
      const [own, host] = portPair('native', {}, value => JSON.parse(JSON.stringify(value)) as unknown)
      const words = startHost(host)
      if (words === undefined) return own
      setImmediate(() => {
        runtime.lastError = { message: words }
        ;(own.onDisconnect as Event<(port: Port) => void>).emit(own)
        delete runtime.lastError
      })
      return own
    },
  }
  const closeWindow = (id: number): void => {
    if (open.delete(id)) setImmediate(() => onRemoved.emit(id))
  }
  const api = {
    extension: { inIncognitoContext },
    runtime,
    action: {
      setBadgeText: async ({ text }: { text: string }) => void (badge.text = text),
      setBadgeBackgroundColor: async () => undefined,
      setTitle: async ({ title }: { title: string }) => void (badge.title = title),
    },
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) =>
        void notices.push({ id, title, message }),
      clear: async () => true,
      onClicked,
    },
    alarms: { create: async () => undefined, onAlarm },
    windows: {
      onRemoved,
      create: async ({ url }: { url: string }) => {
        open.set(++windows, url)
        return { id: windows }
      },
      remove: async (id: number) => closeWindow(id),
    },
    tabs: { create: async ({ url }: { url: string }) => void tabsOpened.push(url), query: async () => [] },
    permissions: {
      contains: async ({ origins = [] }: Origins) => origins.every(one => permitted.has(one)),
      request: async ({ origins = [] }: Origins) => {
        if (!counts.grants) return false
        for (const one of origins) permitted.add(one)
        return true
      },
      remove: async ({ origins = [] }: Origins) => origins.every(one => permitted.delete(one)),
    },
    storage: {
      local: area(stored),
      session: area(session),
      managed: area(managed),
      onChanged: event(),
    },
  } as unknown as Browser
  const connected: Port[] = []
  const connectFrom = (name: string, sender: Sender): Port => {
    const [own, background] = portPair(name, sender)
    connected.push(own)
    setImmediate(() => onConnect.emit(background))
    return own
  }
  const disconnectAll = (): void => {
    for (const port of connected) port.disconnect()
  }
  const install = (reason: string): void => onInstalled.emit({ reason })
  const updateTo = (version: string): void => onUpdateAvailable.emit({ version })
  return Object.assign(counts, api, {
    connectFrom,
    disconnectAll,
    open,
    badge,
    notices,
    pressNotice: (id: string) => onClicked.emit(id),
    ring: (name: string) => onAlarm.emit({ name }),
    tabsOpened,
    stored,
    session,
    managed,
    permitted,
    install,
    closeWindow,
    updateTo,
  })
}
