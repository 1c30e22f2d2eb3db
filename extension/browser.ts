/**
 * The browser's extension API with promises under one name, by webextension-polyfill: for the background and our own pages.
 * The content script does without it (content/runtime.ts), being on every page.
 */
import polyfill from 'webextension-polyfill'
import type { Browser } from './browser-api.ts'

export const browser: Browser = polyfill
