/** What most tests stand on: one browser, a certificate centre's keys, and pages of origins that the person allowed. */
import type { Page } from 'puppeteer'
import type { Scope } from '../../../shared/scopes.ts'
import { launchBrowser, type BrowserName, type LaunchedBrowser } from '../../support/launch-browser.ts'
import type { LaunchOptions } from '../../support/launch-options.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { until } from '../../support/until.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { agree } from './agree.ts'
import { ask } from './ask.ts'

export interface World {
  place: LaunchPlace
  browser: LaunchedBrowser
  authority: Authority
  /** A page of an origin that nobody has seen yet; the person allows these scopes, or is not asked. */
  page: (...scopes: Scope[]) => Promise<Page>
}

export interface Setting {
  browser?: BrowserName
  host?: LaunchOptions['host']
  hosts?: LaunchOptions['hosts']
  firstSteps?: boolean
  /** Done before the browser starts: tokens, modules. */
  prepare?: (place: LaunchPlace, authority: Authority) => Promise<void> | void
}

/** To be called while a `describe` is read: the world lasts for its tests; no prompt of one is left to the next. */
export function inWorld({
  browser: name = 'chromium',
  host = true,
  hosts = [],
  firstSteps = false,
  prepare,
}: Setting = {}): () => World {
  let world: World | null = null
  const sites: Site[] = []
  const page = async (...scopes: Scope[]): Promise<Page> => {
    const { browser, authority } = known()
    const site = await startBank({ authorities: [authority.root] })
    sites.push(site)
    const opened = await browser.open(site.origin)
    if (scopes.length > 0) {
      // Together: where the call fails, its own reason is told, not the window that never came.
      await Promise.all([ask(opened, 'connect', { scopes }), agree(browser)])
    }
    return opened
  }
  const known = (): World => {
    if (!world) throw new Error('the world is not there yet')
    return world
  }
  before(async () => {
    const place = await makePlace()
    const authority = await createAuthority()
    await prepare?.(place, authority)
    world = { place, authority, browser: await launchBrowser(name, { place, host, hosts, firstSteps }), page }
  })
  afterEach(async () => {
    const { browser } = known()
    await until('no prompt is left', async () => {
      const prompts = await browser.pagesAt(`${browser.extensionOrigin}/prompt/`)
      await Promise.all(prompts.map(prompt => prompt.close().catch(() => undefined)))
      return prompts.length === 0
    })
  })
  after(async () => {
    await world?.browser.close()
    await Promise.all(sites.map(site => site.close()))
    await world?.place.remove()
  })
  return known
}
