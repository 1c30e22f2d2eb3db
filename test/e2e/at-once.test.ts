/** R14: two tabs in each of two browsers sign at the same time with one token, and are written down in one journal. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { startBank } from '../sites/bank/bank.ts'
import type { Site } from '../sites/site.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type BrowserName, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { userPin } from '../support/soft-hsm.ts'
import { utf8 } from '../../shared/bytes.ts'
import { agree } from './journey/agree.ts'
import { ask } from './journey/ask.ts'
import { signaturesOf, signing, textOf, toldStages } from './journey/documents.ts'
import { openOwnPage } from './journey/open-own-page.ts'
import { provision } from './journey/provision.ts'

const documents = 4
const rounds = 3
const names = ['chromium', 'firefox'] as const satisfies BrowserName[]

describe('two browsers at once', function () {
  this.timeout(120_000)
  let place: LaunchPlace
  let authority: Authority
  let site: Site
  let browsers: LaunchedBrowser[]

  before(async () => {
    place = await makePlace()
    authority = await createAuthority()
    await provision(place, { label: 'Cryptoken', authority })
    site = await startBank({ authorities: [authority.root] })
    browsers = await Promise.all(names.map(name => launchBrowser(name, { place })))
  })
  after(async () => {
    // Each waits for the hosts of both.
    await Promise.all(browsers.map(browser => browser.close()))
    await site.close()
    await place.remove()
  })

  it('R14: two tabs of each sign in turn, one window at a time, and one whole journal has all of it', async () => {
    const signatures: Uint8Array[] = []
    await Promise.all(
      browsers.map(async browser => {
        const [first, second] = [await browser.open(site.origin), await browser.open(site.origin)]
        const connected = ask(first, 'connect', { scopes: ['sign'] })
        await agree(browser)
        await connected
        for (let round = 0; round < rounds; round++) {
          const asked = [first, second].map(page => ask(page, 'sign', signing(documents)))
          for (const _ of asked) {
            await agree(browser, {
              pin: userPin,
              seen: async () => assert.equal((await prompts(browser)).length, 1, 'one window at a time'),
            })
          }
          for (const result of await Promise.all(asked)) signatures.push(...signaturesOf(result))
        }
      }),
    )
    const total = names.length * 2 * rounds * documents
    assert.equal(signatures.length, total)
    assert.deepEqual(await toldStages(place), { signing: total, signed: total, delivered: total })
    const verify = cmsVerifiers['openssl cms -cades'] ?? assert.fail()
    for (const [index, signed] of signatures.entries()) {
      if (index % documents > 0) continue
      const { accepted, output } = await verify({ signed, content: utf8(textOf(0)), root: authority.root })
      assert.ok(accepted, output)
    }
    const [chromium] = browsers
    assert.ok(chromium)
    const manager = await openOwnPage({ browser: chromium, page: () => allowed(chromium) }, 'journal')
    await manager.waitForSelector('[data-intact="true"]')
  })

  const prompts = (browser: LaunchedBrowser): Promise<Page[]> => browser.pagesAt(`${browser.extensionOrigin}/prompt/`)

  async function allowed(browser: LaunchedBrowser): Promise<Page> {
    const page = await browser.open(site.origin)
    const connected = ask(page, 'connect', { scopes: ['tokens'] })
    await agree(browser)
    await connected
    return page
  }
})
