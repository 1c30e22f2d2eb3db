/** Who may ask: origins that the person allowed, in the top frame of a page that is shown. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { hasPrompt, promptWindow } from '../support/prompt-driver.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { until } from '../support/until.ts'
import { startHostileSite } from '../sites/hostile/hostile.ts'
import type { Site } from '../sites/site.ts'
import { ask, codeOf } from './journey/ask.ts'
import { signing } from './journey/documents.ts'
import { inWorld } from './journey/world.ts'

/** What any state of the prompt window draws. */
const anyStage = '[data-stage]'

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`origins in ${browserName}`, () => {
    const world = inWorld({ browser: browserName })
    let hostile: Site
    before(async () => {
      hostile = await startHostileSite()
    })
    after(() => hostile.close())

    it('T1, T27: a stranger gets NOT_ALLOWED from every call, no window appears and no host is started', async () => {
      const { page, browser, place } = world()
      const site = await page()
      const codes = await Promise.all([
        codeOf(ask(site, 'listTokens', {})),
        codeOf(ask(site, 'sign', signing())),
        codeOf(ask(site, 'selectCertificate', {})),
        codeOf(ask(site, 'verify', { documents: [{ signed: Uint8Array.of(0) }] })),
        codeOf(ask(site, 'installCertificate', { certificates: [Uint8Array.of(0)] })),
      ])
      assert.deepEqual(
        codes,
        Array.from(codes, () => 'NOT_ALLOWED'),
      )
      const { host } = await ask(site, 'status', {})
      assert.equal(host, 'unknown')
      assert.equal(await hasPrompt(browser), false)
      assert.deepEqual(place.hostProcesses().host, [])
    })

    it('a refused permission leaves the origin a stranger', async () => {
      const { page, browser } = world()
      const site = await page()
      const code = codeOf(ask(site, 'connect', { scopes: ['sign'] }))
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      await prompt.press('reject')
      assert.equal(await code, 'USER_REJECTED')
      assert.equal(await codeOf(ask(site, 'sign', signing())), 'NOT_ALLOWED')
    })

    it('T1: an allowed origin is asked once; another port is another origin', async () => {
      const { page, browser } = world()
      const allowed = await page('tokens')
      assert.deepEqual(await ask(allowed, 'connect', { scopes: ['tokens'] }), { scopes: ['tokens'] })
      assert.equal(await hasPrompt(browser), false)
      assert.ok(Array.isArray(await ask(allowed, 'listTokens', {})))
      assert.equal(await codeOf(ask(allowed, 'sign', signing())), 'NOT_ALLOWED')
      assert.equal(await codeOf(ask(await page(), 'listTokens', {})), 'NOT_ALLOWED')
    })

    it('T5, T6, T9, T10: forged messages get no answer, a refusal, or what any stranger gets', async () => {
      const { browser } = world()
      const forge = await browser.open(`${hostile.origin}/forge.html`)
      // A well-formed one may ask the person, like every page.
      const asking = until(
        'the page was done',
        async () => {
          if (await hasPrompt(browser)) await (await promptWindow(browser)).press('reject').catch(() => undefined)
          return forge.$('body[data-outcomes]')
        },
        45_000,
      )
      await asking
      const outcomes = await readOutcomes<string>(forge)
      const { dispatchedOwnOrigin, dispatchedForeignOrigin, extraKeys, polluted, ...sent } = outcomes
      // Where the browser drops the key on the way, the person is asked as by any page.
      assert.ok(['NOT_ALLOWED', 'USER_REJECTED', 'USER_GESTURE_NEEDED', 'silent'].includes(polluted ?? ''), polluted)
      assert.deepEqual([dispatchedOwnOrigin, dispatchedForeignOrigin, extraKeys], ['silent', 'silent', 'silent'])
      for (const [name, code] of Object.entries(sent)) {
        assert.ok(['NOT_ALLOWED', 'USER_REJECTED', 'USER_GESTURE_NEEDED'].includes(code), `${name}: ${code}`)
      }
      assert.equal(sent['readJournal'], 'NOT_ALLOWED')
      assert.equal(sent['addModule'], 'NOT_ALLOWED')
    })

    it('T10: the API can neither be replaced nor changed by the page', async () => {
      const { page } = world()
      const site = await page()
      const facts = await site.evaluate(() => {
        const before = window.mohur
        try {
          Object.assign(window, { mohur: { sign: () => 'forged' } })
          Object.assign(window.mohur ?? {}, { sign: () => 'forged' })
        } catch {
          // It is frozen.
        }
        return {
          same: window.mohur === before,
          frozen: Object.isFrozen(window.mohur),
          listed: Object.keys(window).includes('mohur'),
        }
      })
      assert.deepEqual(facts, { same: true, frozen: true, listed: false })
    })

    it('T21: our own pages cannot be fetched, framed or opened by a page', async () => {
      const { page, browser } = world()
      const site = await page()
      const prompt = `${browser.extensionOrigin}/prompt/index.html`
      const fetched = await site.evaluate(
        address =>
          fetch(address).then(
            () => 'read',
            () => 'refused',
          ),
        prompt,
      )
      assert.equal(fetched, 'refused')

      const around = await browser.open(hostile.origin)
      const frame = await around.evaluateHandle(async address => {
        const made = Object.assign(document.createElement('iframe'), { src: address })
        const loaded = new Promise(resolve => made.addEventListener('load', resolve))
        document.body.append(made)
        await Promise.race([loaded, new Promise(resolve => setTimeout(resolve, 2_000))])
        return made
      }, prompt)
      const within = await frame.contentFrame()
      assert.ok(within, 'there is a frame of that address')
      assert.equal(await within.$(anyStage).catch(() => null), null)

      const pages = (await browser.browser.pages()).length
      const opened = await around.evaluate(address => {
        try {
          return window.open(address) ? 'a window' : 'nothing'
        } catch {
          return 'refused'
        }
      }, prompt)
      if (opened === 'a window') await until('it was open', async () => (await browser.browser.pages()).length > pages)
      await delay(500)
      for (const one of await browser.browser.pages())
        assert.equal(await one.$(anyStage).catch(() => null), null, one.url())

      // The same address is drawn where the extension itself opens it.
      const refused = codeOf(ask(site, 'connect', { scopes: ['sign'] }))
      await (await promptWindow(browser)).press('reject')
      assert.equal(await refused, 'USER_REJECTED')
    })

    // Firefox has no prerendering.
    if (browserName === 'firefox') return
    it('T4: a prerendered page cannot ask before it is shown', async () => {
      const { browser } = world()
      const page = await browser.open(`${hostile.origin}/prerender.html`)
      const told = await until('the prerendered page had tried', () =>
        page.evaluate(() => localStorage.getItem('prerendered')),
      )
      assert.deepEqual(JSON.parse(told), { prerendering: true, outcome: 'NOT_ALLOWED' })
      await delay(500)
      assert.equal(await hasPrompt(browser), false)
    })
  })
}

const readOutcomes = async <T>(page: Page): Promise<Record<string, T>> =>
  JSON.parse(await page.$eval('body', body => body.dataset['outcomes'] ?? '{}')) as Record<string, T>
