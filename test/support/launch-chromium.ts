/** Chromium with the built extension in a fresh profile, and the host registered in that profile alone. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from 'puppeteer'
import { chromiumId } from '../../installer/extension-identity.ts'
import { privateProfilePlace } from '../../installer/install-host.ts'
import { findBrowser } from './find-browser.ts'
import { protocolTimeout, type LaunchOptions, type Started } from './launch-options.ts'
import { copyExtension } from './launch-place.ts'

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--lang=en',
]

export async function launchChromium({
  place,
  host = true,
  extension = true,
  hosts = [],
  visible = false,
}: LaunchOptions): Promise<Started> {
  const userDataDir = join(place.folder, 'chromium')
  const isFresh = !existsSync(userDataDir)
  if (host) place.installHost(privateProfilePlace(userDataDir))
  const browser = await launch({
    browser: 'chrome',
    executablePath: findBrowser('chromium'),
    headless: !visible,
    pipe: true,
    enableExtensions: extension ? [copyExtension(place, 'chromium', hosts)] : false,
    userDataDir,
    env: place.env,
    // Chromium refuses its sandbox to root; pages here are our own.
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    defaultViewport: null,
    protocolTimeout,
  })
  return { browser, extensionOrigin: `chrome-extension://${chromiumId}`, isFresh }
}
