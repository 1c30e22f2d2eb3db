/** The background's entry: the service worker of Chromium, the event page of Firefox. */
import { browser } from '../browser.ts'
import { startBackground } from './start-background.ts'

startBackground(browser, navigator.languages)
