/** What the caller learns of a failure: a stranger next to nothing, a page never what is meant for our own screens (T27). */
import { errorSentences } from '../../../shared/error-sentences.ts'
import { toErrorMessage, visibleError } from '../../../shared/errors.ts'
import type { Port } from '../../browser-api.ts'
import type { Background } from '../background.ts'
import { originOf } from './sender.ts'

type Viewer = Parameters<typeof visibleError>[1]

export async function reply(
  failure: Error,
  { port, background }: { port: Port; background: Background },
): Promise<void> {
  const viewer = await viewerOf(port, background)
  const error = visibleError(toErrorMessage(failure), viewer)
  try {
    const message = errorSentences[error.code]
    port.postMessage({ error: viewer === 'extension' ? error : { ...error, message } })
  } catch {
    // The page is gone: there is nobody to tell.
  }
}

async function viewerOf(port: Port, { browser, origins }: Background): Promise<Viewer> {
  try {
    const origin = originOf(port, browser)
    if (origin === null) return 'extension'
    return (await origins.find(origin)) ? 'permitted' : 'stranger'
  } catch {
    return 'stranger'
  }
}
