/** A real browser with the built extension and a host of its own, as tests and the demo use it. */
import type { Browser, Page } from 'puppeteer'
import { launchChromium } from './launch-chromium.ts'
import { launchFirefox } from './launch-firefox.ts'
import type { LaunchOptions } from './launch-options.ts'
import type { LaunchPlace } from './launch-place.ts'
import { until } from './until.ts'

export type BrowserName = 'chromium' | 'firefox'

export interface LaunchedBrowser {
  name: BrowserName
  browser: Browser
  place: LaunchPlace
  /** `chrome-extension://…` or `moz-extension://…`. */
  extensionOrigin: string
  /** A new tab on this address. */
  open: (url: string) => Promise<Page>
  /** A page of the extension, such as `manager/index.html`. */
  extensionPage: (path: string) => Promise<Page>
  /** Every page whose address starts so. Firefox's page objects of windows made by an extension report `about:blank`. */
  pagesAt: (prefix: string) => Promise<Page[]>
  close: () => Promise<void>
}

/** Until the extension's first page is there, on a busy machine. */
const firstStepsMs = 30_000

const start = { chromium: launchChromium, firefox: launchFirefox }

export async function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<LaunchedBrowser> {
  const { browser, extensionOrigin, isFresh } = await start[name](options)
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(url)
    return page
  }
  const pagesAt = async (prefix: string): Promise<Page[]> => {
    const pages = await browser.pages()
    const addresses = await Promise.all(pages.map(addressOf))
    return pages.filter((_, index) => addresses[index]?.startsWith(prefix))
  }
  if (isFresh && options.extension !== false && options.firstSteps !== true) {
    // It would come to the front whenever it is ready, and pages behind it stand still.
    const address = `${extensionOrigin}/manager/`
    const page = await until('the first steps were open', async () => (await pagesAt(address))[0], firstStepsMs)
    await until('they had found what is there', () => page.$('[data-step]').catch(() => null), firstStepsMs)
    await page.close()
    // The host that they asked would stay for half a minute, and tests count hosts.
    options.place.hostProcesses().host.forEach(endProcess)
    await until('no host was left', () => Object.values(options.place.hostProcesses()).flat().length === 0, 10_000)
  }
  return {
    name,
    browser,
    place: options.place,
    extensionOrigin,
    open,
    extensionPage: path => open(`${extensionOrigin}/${path}`),
    pagesAt,
    close: async () => {
      await browser.close()
      await until('the host ended', () => Object.values(options.place.hostProcesses()).flat().length === 0, 10_000)
    },
  }
}

/** A page that is busy, closing or crashed does not hold the others up. */
async function addressOf(page: Page): Promise<string> {
  const late = new Promise<string>(resolve => setTimeout(resolve, 1_000, ''))
  return Promise.race([page.evaluate(() => location.href).catch(() => ''), late])
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}
