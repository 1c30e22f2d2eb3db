/** Whether a sender is a page of our own extension. */
import type { Browser, Sender } from '../browser-api.ts'

/** Both must be ours: a content script is sent from a page's address, whatever name its port has. */
export function isOwnPage(
  { url, origin }: Sender,
  { browser, pages }: { browser: Browser; pages: readonly string[] },
): boolean {
  const root = browser.runtime.getURL('')
  return origin === root.slice(0, -1) && pages.some(page => url?.startsWith(root + page))
}
