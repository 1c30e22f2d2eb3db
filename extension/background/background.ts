/** Puts the background together. Listeners are there at once, as the browsers demand; nothing is started before it is needed. */
import type { Browser, Port } from '../browser-api.ts'
import type { Rates } from './gates/rate.ts'
import { openHostLink, type HostLink } from './host-link.ts'
import { openOrigins, type Origins } from './origins.ts'
import { openPrompts, type Prompts } from './prompts.ts'
import { serve } from './serve.ts'
import { openToolbar, type Toolbar } from './toolbar.ts'
import { openTurns, type Turns } from './turns.ts'

/** What requests share. Nothing of one request is in it. */
export interface Background {
  browser: Browser
  origins: Origins
  rates: Rates
  turns: Turns
  prompts: Prompts
  hostLink: HostLink
  toolbar: Toolbar
}

/** No listener for `onConnectExternal`: other extensions and pages cannot reach us (T7). `languages`: those of the browser. */
export function startBackground(browser: Browser, languages: readonly string[]): Background {
  const toolbar = openToolbar(browser, languages)
  const background: Background = {
    browser,
    origins: openOrigins(browser.storage.local),
    rates: new Map(),
    turns: openTurns(),
    prompts: openPrompts(browser),
    hostLink: openHostLink(browser, toolbar.clear),
    toolbar,
  }
  browser.runtime.onConnect.addListener((port: Port) => {
    if (port.name === 'prompt') background.prompts.attach(port)
    else void serve(port, background)
  })
  return background
}
