/** The browsers' extension API as far as our pages need it, in a page: it answers from a table and counts what it is asked. */

/** Put in by the test: what each operation tells while it runs, or what it comes to. */
declare const answers: Record<string, { progress: unknown } | { result: unknown }>

const asked: Record<string, number> = {}
const event = { addListener: () => undefined, removeListener: () => undefined }

function connect(): object {
  let listener: (message: unknown) => void = () => undefined
  return {
    onMessage: { addListener: (added: typeof listener) => (listener = added) },
    onDisconnect: event,
    disconnect: () => undefined,
    postMessage: ({ open }: { open?: { operation: string } }) => {
      if (!open) return
      asked[open.operation] = (asked[open.operation] ?? 0) + 1
      setTimeout(() => listener(answers[open.operation] ?? { error: { code: 'INTERNAL', details: {} } }), 20)
    },
  }
}

const browser = {
  runtime: { id: 'stand-in', getURL: (path: string) => path, connect },
  storage: {
    local: { get: () => Promise.resolve({}), set: () => Promise.resolve() },
    session: { get: () => Promise.resolve({}) },
    managed: { get: () => Promise.resolve({}) },
    onChanged: event,
  },
  management: { getSelf: () => Promise.resolve({ installType: 'normal' }) },
  tabs: { query: () => Promise.resolve([]) },
}
Object.assign(globalThis, { browser, asked, chrome: browser })
