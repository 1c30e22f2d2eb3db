/**
 * Answers in a page in the place of the extension: `window.mohur` and the module `mohur/client` find nothing missing. Only for
 * browsers without the extension, which would answer first.
 */
import { errorSentences } from '../../shared/error-sentences.ts'
import { MohurError, toErrorMessage, visibleError } from '../../shared/errors.ts'
import { createClient, type Mohur } from '../page/client.ts'
import { converse, type Call } from './converse.ts'
import type { Double, DoubleOptions } from './double.ts'
import { makeIdentity, signerOf } from './identity.ts'

export interface InstalledMohur {
  /** The same as `window.mohur`. */
  readonly mohur: Mohur
  /** Puts the token in. */
  plug: () => void
  /** Takes the token out. */
  unplug: () => void
  /** From now on nobody answers. */
  remove: () => void
}

const made: Double['made'] = new Map()

export async function installMohur(options: DoubleOptions = {}): Promise<InstalledMohur> {
  const identity = options.identity ?? (await makeIdentity())
  const double: Double = {
    person: options.person ?? (() => 'agree'),
    scopes: new Set(options.scopes),
    host: options.host ?? 'ready',
    signer: signerOf(identity),
    timestamps: identity.timestamps ?? null,
    keys: [],
    isPlugged: true,
    watchers: new Set(),
    made,
  }
  const removed = new AbortController()
  addEventListener('message', event => hear(event, double), { signal: removed.signal })
  const absence = { code: 'NOT_INSTALLED', sentence: errorSentences.NOT_INSTALLED, timeoutMs: 1_000 } as const
  const mohur = createClient(absence)
  if (!('mohur' in window)) {
    Object.defineProperty(window, 'mohur', { value: mohur, configurable: true })
    removed.signal.addEventListener('abort', () => Reflect.deleteProperty(window, 'mohur'))
  }
  const plugged = (isPlugged: boolean) => (): void => {
    double.isPlugged = isPlugged
    for (const tell of double.watchers) tell()
  }
  return { mohur, plug: plugged(true), unplug: plugged(false), remove: () => removed.abort() }
}

function hear({ source, data, ports: [port] }: MessageEvent<unknown>, double: Double): void {
  if (!port || source !== window || (data as { mohur?: unknown } | null)?.mohur !== 'request') return
  port.postMessage({ present: true })
  const abort = new AbortController()
  let isOpen = false
  port.addEventListener('message', ({ data: said }: MessageEvent<unknown>) => {
    if (isOpen) {
      abort.abort(new MohurError('ABORTED'))
      return
    }
    isOpen = true
    void answer(port, said as Call, { double, signal: abort.signal })
  })
  port.start()
}

async function answer(
  port: MessagePort,
  call: Call,
  { double, signal }: { double: Double; signal: AbortSignal },
): Promise<void> {
  try {
    const progress = (value: unknown): void => port.postMessage({ progress: value })
    port.postMessage({ result: await converse(call, double, { progress, signal }) })
  } catch (failure) {
    const error = visibleError(toErrorMessage(failure), double.scopes.size > 0 ? 'permitted' : 'stranger')
    port.postMessage({ error: { ...error, message: errorSentences[error.code] } })
  }
}
