/** The background is stopped or replaced under a request: the page's promise is settled, and nothing is approved any more (R3, R4, R20, T41). */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TargetType, type Page } from 'puppeteer'
import { limits } from '../../../shared/limits.ts'
import { launchBrowser, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { until } from '../../support/until.ts'

const code = (page: Page, call: string): Promise<unknown> =>
  page.evaluate(`${call}.then(() => null, error => error.code)`)

const stage = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('[data-stage]')?.getAttribute('data-stage') ?? null)

describe('a request whose background goes away', () => {
  let place: LaunchPlace
  let browser: LaunchedBrowser
  let site: Server
  let page: Page

  beforeEach(async () => {
    place = await makePlace()
    site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'))
    await new Promise<void>(started => site.listen(0, started))
    browser = await launchBrowser('chromium', { place, host: false })
    page = await browser.open(`http://localhost:${(site.address() as AddressInfo).port}/`)
  })
  // A reloaded extension does not come back where it was loaded from a folder: a browser for each test.
  afterEach(async () => {
    await browser?.close()
    site?.close()
    await place?.remove()
  })

  it('R4: is settled when the service worker is stopped; the window approves nothing, and the next call works', async () => {
    const asked = code(page, 'mohur.connect()')
    const prompt = await until('the window opened', async () => {
      return (await browser.pagesAt(`${browser.extensionOrigin}/prompt/`))[0]
    })
    await until('it asks', async () => (await stage(prompt)) === 'asking')
    const target = browser.browser.targets().find(one => one.type() === TargetType.SERVICE_WORKER)
    await (await target?.worker())?.close()
    assert.equal(await asked, 'EXTENSION_RELOADED')
    await until('the window says so', async () => (await stage(prompt)) === 'ended')
    assert.equal(await prompt.$('[data-action="approve"]'), null)
    assert.equal(await code(page, 'mohur.status()'), null)
    await prompt.close()
  })

  // No browser here updates what was loaded from a folder: the event is sent to our own listener as the browser would send it.
  it('R20, T41: keeps an update from being taken until the person has answered and our page is closed', async () => {
    const worker = async () => {
      const target = browser.browser.targets().find(one => one.type() === TargetType.SERVICE_WORKER)
      return (await target?.worker()) ?? assert.fail('no service worker')
    }
    const asked = code(page, 'mohur.connect()')
    const prompt = await until('the window opened', async () => {
      return (await browser.pagesAt(`${browser.extensionOrigin}/prompt/`))[0]
    })
    await until('it asks', async () => (await stage(prompt)) === 'asking')
    const background = await worker()
    await background.evaluate("chrome.runtime.onUpdateAvailable.dispatch({ version: '9.9.9' })")
    const own = await browser.extensionPage('manager/index.html#journal')
    await delay(limits.updateLookMs + 1_000)
    await prompt.evaluate(() => document.querySelector<HTMLElement>('[data-action="reject"]')?.click())
    assert.equal(await asked, 'USER_REJECTED')
    await delay(limits.updateLookMs + 1_000)
    assert.equal(await code(page, 'mohur.status()'), null, 'the manager is open')
    await own.close()
    await delay(limits.updateLookMs + 1_000)
    assert.equal(await code(page, 'mohur.status()'), 'EXTENSION_RELOADED')
  }).timeout(60_000)

  it('R20: is settled when the extension is reloaded, and the page is told to load anew', async () => {
    const asked = code(page, 'mohur.connect()')
    const own = await browser.extensionPage('manager/index.html')
    await own.evaluate('void chrome.runtime.reload()').catch(() => undefined)
    assert.equal(await asked, 'EXTENSION_RELOADED')
    assert.equal(await code(page, 'mohur.status()'), 'EXTENSION_RELOADED')
  })
})
