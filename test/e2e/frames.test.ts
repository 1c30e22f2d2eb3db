/** The matrix of frames and of other names for one address: permission belongs to one origin in the top frame alone (T1, T2, T3). */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { hasPrompt } from '../support/prompt-driver.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { startHostileSite } from '../sites/hostile/hostile.ts'
import type { Site } from '../sites/site.ts'
import { agree } from './journey/agree.ts'
import { ask, codeOf } from './journey/ask.ts'
import { inWorld } from './journey/world.ts'

const kinds = [
  'aboutBlank',
  'blob',
  'crossOrigin',
  'data',
  'nested',
  'noAddress',
  'sameOrigin',
  'sandboxed',
  'sandboxedBlob',
  'sandboxedCrossOrigin',
  'sandboxedNested',
  'sandboxedSameOrigin',
  'sandboxedSrcdoc',
  'srcdoc',
]

const connect = (page: Page): Promise<{ scopes: string[] }> => ask(page, 'connect', { scopes: ['sign'] })

/** Each leads to the same pages as `localhost`. */
const otherNames = ['127.0.0.1', '127.1', '0x7f000001', 'localhost.', 'bank.localhost', 'localhost@127.0.0.1']

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`frames in ${browserName}`, () => {
    const world = inWorld({ browser: browserName })
    let stranger: Site
    let bank: Site
    let portal: Site
    before(async () => {
      ;[stranger, bank, portal] = await Promise.all([startHostileSite(), startHostileSite(), startHostileSite()])
      await allow(bank)
      await allow(portal)
    })
    after(() => Promise.all([stranger, bank, portal].map(site => site.close())))

    /** The person allows the site to sign. */
    const allow = async ({ origin }: Site): Promise<void> => {
      const { browser } = world()
      const page = await browser.open(origin)
      const connected = connect(page)
      await agree(browser)
      assert.deepEqual(await connected, { scopes: ['sign'] })
      await page.close()
    }

    /** Every frame that this page holds has really tried. */
    const expectSilence = async (page: Page, ...more: string[]): Promise<void> => {
      await page.waitForSelector('body[data-outcomes]')
      const told = await page.$eval('body', body => body.dataset['outcomes'] ?? '{}')
      const outcomes = JSON.parse(told) as Record<string, Record<string, string>>
      assert.deepEqual(Object.keys(outcomes).toSorted(), [...kinds, ...more].toSorted())
      for (const [kind, outcome] of Object.entries(outcomes)) {
        assert.deepEqual(outcome, { api: 'absent', own: 'silent', top: 'silent' }, kind)
      }
      assert.equal(await hasPrompt(world().browser), false)
    }

    it('T1, G15: an address that leads to an allowed page by another name has no permission', async () => {
      const { browser } = world()
      const { port } = new URL(bank.origin)
      const page = await browser.open(`http://LOCALHOST:${port}`)
      assert.deepEqual(await connect(page), { scopes: ['sign'] })
      for (const host of otherNames) {
        await page.goto(`http://${host}:${port}`)
        assert.equal(await page.title(), 'Hostile pages', host)
        // For Chromium a dot at the end is no other host, so that the page has the API; it is another origin all the same.
        const hasApi = await page.evaluate(() => 'mohur' in window)
        if (host === 'localhost.' && hasApi) assert.equal(await codeOf(connect(page)), 'NOT_ALLOWED')
        else assert.equal(hasApi, false, host)
      }
      await page.close()
    })

    it('T2, T3, G15: no frame of a stranger speaks for itself or for the page around it', async () => {
      const page = await world().browser.open(`${stranger.origin}/frames.html`)
      await expectSilence(page)
      await page.close()
    })

    const around: Record<string, () => [outer: Site, inner: Site]> = {
      'of an allowed page in a stranger': () => [stranger, bank],
      'of a stranger in an allowed page, or of that page itself,': () => [bank, stranger],
      'of an allowed page in another allowed page': () => [portal, bank],
    }
    for (const [which, sites] of Object.entries(around)) {
      it(`T2, T3, G15: no frame ${which} has a permission; the page around it keeps its own`, async () => {
        const [outer, inner] = sites()
        const frame = encodeURIComponent(`${inner.origin}/frame.html`)
        const page = await world().browser.open(`${outer.origin}/frames.html?frame=${frame}`)
        await expectSilence(page, 'victim', 'sandboxedVictim')
        if (outer !== stranger) assert.deepEqual(await connect(page), { scopes: ['sign'] })
        await page.close()
      })
    }
  })
}
