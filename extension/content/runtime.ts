/**
 * The one part of the extension API that the relay needs: `connect` works alike in every browser, and the polyfill would be
 * five times as large as the relay itself.
 */
import type { Browser } from '../browser-api.ts'

const scope = globalThis as unknown as { browser?: Browser; chrome: Browser }

export const { runtime } = scope.browser ?? scope.chrome
