/** What the demo's story stands on: who takes part, and where what they make is kept. */
import type { Sites } from '../e2e/journey/sites.ts'
import type { LaunchedBrowser } from '../support/launch-browser.ts'
import type { Kept } from './keep.ts'
import type { Steps } from './steps.ts'
import type { DemoToken } from './token.ts'

export interface Story {
  steps: Steps
  sites: Sites
  browser: LaunchedBrowser
  token: DemoToken
  /** Who signs second; `null` where there is no token for them. */
  director: Director | null
  kept: Kept
}

export interface Director {
  label: string
  pin: string
  /** Of the certificate. */
  fingerprint: string
}
