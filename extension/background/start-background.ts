/** Puts the background together. Listeners are there at once, as the browsers demand; nothing is started before it is needed. */
import type { Browser, Port } from '../browser-api.ts'
import { openLastErrors } from '../last-errors.ts'
import type { Background } from './background.ts'
import { openExpiryNotices } from './expiry-notices.ts'
import { openFirstRun } from './first-run.ts'
import { openHostLink } from './host-link.ts'
import { openKeepingKey } from './keeping-key.ts'
import { openOrigins } from './origins.ts'
import { openPrompts } from './prompts.ts'
import { serve } from './serve.ts'
import { readJournal } from './read-journal.ts'
import { openToolbar } from './toolbar.ts'
import { privateStorage } from './private-storage.ts'
import { openPlaces } from './places.ts'
import { openTurns } from './turns.ts'
import { openUpdates } from './updates.ts'

/** No listener for `onConnectExternal`: other extensions and pages cannot reach us (T7). `languages`: those of the browser. */
export function startBackground(browser: Browser, languages: readonly string[]): Background {
  const isPrivate = browser.extension.inIncognitoContext
  const toolbar = openToolbar(browser, languages)
  const hostLink = openHostLink(browser, toolbar.clear)
  const background: Background = {
    browser,
    origins: openOrigins(isPrivate ? privateStorage() : browser.storage.local),
    rates: new Map(),
    turns: openTurns(),
    places: openPlaces(),
    prompts: openPrompts(browser),
    hostLink,
    keepingKey: openKeepingKey(isPrivate ? null : browser.storage.local),
    toolbar,
    expiryNotices: openExpiryNotices(browser, { languages, readJournal: () => readJournal(hostLink) }),
    lastErrors: openLastErrors(browser.storage),
  }
  openFirstRun(browser)
  const updates = openUpdates(browser)
  browser.runtime.onConnect.addListener((port: Port) => {
    if (port.name === 'prompt') background.prompts.attach(port)
    else updates.during(serve(port, background))
  })
  return background
}
