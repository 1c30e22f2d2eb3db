/** `openTokenManager`: our own page in a new tab. A page needs the person's click, and learns nothing but that it was opened. */
import { MohurError } from '../../../shared/errors.ts'
import type { Handler } from './handler.ts'

/** The manager's address says the task and the token: `manager/index.html#<task>?token=<id>`. */
export const openTokenManager: Handler<'openTokenManager'> = async ({ task, token }, { activated }, { browser }) => {
  if (!activated) throw new MohurError('USER_GESTURE_NEEDED')
  const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`
  await browser.tabs.create({ url: browser.runtime.getURL(`manager/index.html#${task ?? 'tokens'}${query}`) })
  return {}
}
