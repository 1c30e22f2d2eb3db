/** A real private window of Chromium, in which the person has let the extension run (as on its page of details). */
import type { Page } from 'puppeteer'
import { chromiumId } from '../../../installer/extension-identity.ts'
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { until } from '../../support/until.ts'

/** What the browser's own page of extensions calls; the types know the API of extensions alone. */
interface OwnApi {
  developerPrivate: Record<
    'updateProfileConfiguration' | 'updateExtensionConfiguration' | 'getExtensionsInfo',
    (change?: object) => Promise<{ id: string; state: string }[]>
  >
  windows: { create: (window: { url: string; incognito: boolean }) => Promise<unknown> }
}

/** Chromium starts the extension anew by it: pages that were open before are left behind. */
export async function allowInPrivate(browser: LaunchedBrowser): Promise<void> {
  const settings = await browser.open('chrome://extensions')
  const own = await browser.extensionPage('manager/index.html')
  await settings.evaluate(async extensionId => {
    const { developerPrivate } = (globalThis as unknown as { chrome: OwnApi }).chrome
    // Without it an extension that comes from a folder is not started again.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true })
  }, chromiumId)
  // Its pages go when it is stopped; until then it still tells that it is enabled.
  await until('the extension was stopped', () => own.isClosed())
  await until('the extension was there again', () =>
    settings.evaluate(async extensionId => {
      const { developerPrivate } = (globalThis as unknown as { chrome: OwnApi }).chrome
      return (await developerPrivate.getExtensionsInfo()).some(
        ({ id, state }) => id === extensionId && state === 'ENABLED',
      )
    }, chromiumId),
  )
  await settings.close()
}

/** The first page in a new private window, when the page API is in it. */
export async function openPrivate({ browser, extensionOrigin }: LaunchedBrowser, url: string): Promise<Page> {
  const before = new Set(await browser.pages())
  const own = await browser.newPage()
  await own.goto(`${extensionOrigin}/manager/index.html`)
  await own.evaluate(async address => {
    const { windows } = (globalThis as unknown as { chrome: OwnApi }).chrome
    await windows.create({ url: address, incognito: true })
  }, url)
  const opened = await until('the private window was open', async () =>
    (await browser.pages()).find(page => page !== own && !before.has(page) && page.url().startsWith(url)),
  )
  await own.close()
  await until('the page API was there', () => opened.evaluate(() => window.mohur !== undefined))
  return opened
}
