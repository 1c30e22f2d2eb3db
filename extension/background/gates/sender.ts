/** Who asks, in the browser's word alone: `sender.origin` of the top frame of a document that is shown (T1, T2, T4, T7). */
import { MohurError } from '../../../shared/errors.ts'
import { isPageOrigin } from '../../../shared/origin.ts'
import type { Browser, Port, Sender } from '../../browser-api.ts'
import type { Background } from '../background.ts'
import { isOwnPage } from '../own-page.ts'
import type { Arrived, Known } from '../request.ts'

/** Our own pages that call operations. */
const callingPages = ['manager/', 'popup/']

export const senderGate = (arrived: Arrived, { browser }: Background): Known => ({
  ...arrived,
  origin: originOf(arrived.port, browser),
})

/** The origin of a page, `null` for our own pages. @throws MohurError NOT_ALLOWED for everyone else */
export function originOf({ name, sender }: Port, browser: Browser): string | null {
  if (sender && sender.id === browser.runtime.id) {
    if (name === 'page' && isShownPage(sender)) return sender.origin
    if (name === 'extension' && isOwnPage(sender, { browser, pages: callingPages })) return null
  }
  throw new MohurError('NOT_ALLOWED')
}

function isShownPage(sender: Sender): sender is Sender & { origin: string } {
  const { tab, frameId, origin, documentLifecycle } = sender
  // Firefox has no prerendering and does not say it.
  const shown = documentLifecycle === undefined || documentLifecycle === 'active'
  return tab !== undefined && frameId === 0 && shown && origin !== undefined && isPageOrigin(origin)
}
