/** What the requests share. */
import type { TokenBucket } from '../../shared/token-bucket.ts'
import type { Browser } from '../browser-api.ts'
import type { LastErrors } from '../last-errors.ts'
import type { ExpiryNotices } from './expiry-notices.ts'
import type { HostLink } from './host-link.ts'
import type { KeepingKey } from './keeping-key.ts'
import type { Origins } from './origins.ts'
import type { Places } from './places.ts'
import type { PromptWindows } from './prompts.ts'
import type { Toolbar } from './toolbar.ts'
import type { Turns } from './turns.ts'

/** Nothing of one request is in it. */
export interface Background {
  browser: Browser
  origins: Origins
  /** By origin. */
  rates: Map<string, TokenBucket>
  turns: Turns
  places: Places
  prompts: PromptWindows
  hostLink: HostLink
  keepingKey: KeepingKey
  toolbar: Toolbar
  expiryNotices: ExpiryNotices
  lastErrors: LastErrors
}
