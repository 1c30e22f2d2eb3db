/** What is common to the ways in which browsers are launched. */
import type { Browser } from 'puppeteer'
import type { LaunchPlace } from './launch-place.ts'

/** A page's promise may take as long as a token does, in milliseconds; each test has a clock of its own. */
export const protocolTimeout = 600_000

export interface LaunchOptions {
  place: LaunchPlace
  /** `false` leaves the host unregistered. */
  host?: boolean
  /** `false`: a browser as it comes. */
  extension?: boolean
  /** The page that opens after the installation stays; otherwise it is closed before anything else. */
  firstSteps?: boolean
  /** Patterns of hosts that the browser lets the extension connect to: no test can press the button of the browser’s own question. */
  hosts?: readonly string[]
  /** A window that a person can see. */
  visible?: boolean
}

/** What each browser's own file hands over. */
export interface Started {
  browser: Browser
  extensionOrigin: string
  /** The profile did not know the extension before. */
  isFresh: boolean
}
