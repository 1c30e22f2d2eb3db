/** Runs in the page's own world at `document_start` and defines `window.mohur`; does nothing else until it is called. */
import { createClient } from './client.ts'
import { requestSentences } from './sentences.ts'

if (isSecureContext && window === top && !('mohur' in window)) {
  // The content script came with this one: when it does not answer, the extension was reloaded since.
  const client = createClient({
    code: 'EXTENSION_RELOADED',
    sentence: requestSentences.EXTENSION_RELOADED,
    timeoutMs: 3_000,
  })
  Object.defineProperty(window, 'mohur', { value: client })
}
