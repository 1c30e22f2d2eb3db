/**
 * When a new version of the extension is taken (WebExtensions, `runtime.onUpdateAvailable`): not before nothing of ours is open (R20,
 * T41). Taking it ends the background with its native port and cuts every page off, so it waits for requests, for windows that
 * tell a person something, and for our own pages. Without a listener Firefox would take it in the middle of a signature.
 */
import { limits } from '../../shared/limits.ts'
import { product } from '../../shared/product.ts'
import type { Browser } from '../browser-api.ts'

export interface Updates {
  /** A request, until it is over. */
  during: (request: Promise<void>) => void
}

/** A background that was stopped while an update waited is not told again. */
const key = 'updateWaiting'

export function openUpdates({ runtime, storage }: Browser): Updates {
  let requests = 0
  let waiting = false

  /** Our own pages and windows, whether they ask for anything at the moment or not. */
  const pagesOpen = async (): Promise<boolean> => {
    const contexts = await runtime.getContexts({})
    return contexts.some(({ contextType }) => contextType !== 'BACKGROUND')
  }

  const takeWhenIdle = async (): Promise<void> => {
    const busy = requests > 0 || (await pagesOpen())
    // A request may have come while the browser looked.
    if (busy || requests > 0) setTimeout(() => void takeWhenIdle(), limits.updateLookMs)
    else runtime.reload()
  }

  const wait = (): void => {
    if (!waiting) void takeWhenIdle()
    waiting = true
  }

  runtime.onUpdateAvailable.addListener(({ version }) => {
    void storage.local.set({ [key]: version })
    wait()
  })
  void storage.local.get(key).then(stored => {
    const version = stored[key]
    if (typeof version === 'string' && version !== product.version) setTimeout(wait, limits.updateLookMs)
  })

  return {
    during(request) {
      requests++
      void request.finally(() => requests--)
    },
  }
}
