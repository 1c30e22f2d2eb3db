/** Firefox with the built extension in a fresh profile, and the host registered in a home folder of its own. */
import { join } from 'node:path'
import { launch } from 'puppeteer'
import { product } from '../../shared/product.ts'
import { findBrowser } from './find-browser.ts'
import { protocolTimeout, type LaunchOptions, type Started } from './launch-options.ts'
import { copyExtension } from './launch-place.ts'

/** Firefox gives an extension a random origin unless the profile has one for it already. */
const uuid = '6d6f6875-7200-4000-8000-000000000001'
const preferences = {
  'extensions.webextensions.uuids': JSON.stringify({ [product.firefoxId]: uuid }),
  'intl.locale.requested': 'en-US',
}

export async function launchFirefox({
  place,
  host = true,
  extension = true,
  visible = false,
}: LaunchOptions): Promise<Started> {
  if (host) place.installHost({ folder: join(place.home, '.mozilla', 'native-messaging-hosts'), form: 'firefox' })
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: !visible,
    env: place.env,
    extraPrefsFirefox: preferences,
    defaultViewport: null,
    protocolTimeout,
  })
  if (extension) await browser.installExtension(copyExtension(place, 'firefox'))
  return { browser, extensionOrigin: `moz-extension://${uuid}`, isFresh: true }
}
