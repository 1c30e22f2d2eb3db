/** Which origins may use the page API. The text is the browser's `sender.origin`, never a page's word. */

const loopback = /^http:\/\/localhost(?::\d{1,5})?$/

/**
 * True for the serialised origin (HTML, "ASCII serialization of an origin") of an https page or of http://localhost.
 * `null`, other schemes, upper case, paths, user names and a trailing dot in the host are refused.
 */
export function isPageOrigin(origin: string): boolean {
  if (loopback.test(origin)) return URL.canParse(origin)
  if (!origin.startsWith('https://') || !URL.canParse(origin)) return false
  const url = new URL(origin)
  return url.origin === origin && !url.hostname.endsWith('.') && url.username === '' && url.hostname.length > 0
}
