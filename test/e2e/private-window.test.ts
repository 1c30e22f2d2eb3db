/** T48: a real private window beside ordinary ones, in Chromium; Firefox does not let the extension into them. */
import assert from 'node:assert/strict'
import { startBank } from '../sites/bank/bank.ts'
import type { Site } from '../sites/site.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { ask, codeOf } from './journey/ask.ts'
import { signaturesOf, signing } from './journey/documents.ts'
import { allowInPrivate, openPrivate } from './journey/private-window.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

describe('a private window in chromium', function () {
  this.timeout(120_000)
  const world = inWorld({
    prepare: async (place, authority) => void (await provision(place, { label: 'Cryptoken', authority })),
  })
  let clinic: Site

  before(async () => {
    clinic = await startBank({ authorities: [world().authority.root] })
    await allowInPrivate(world().browser)
  })
  after(() => clinic.close())

  it('T48: knows nothing of what was allowed in ordinary ones', async () => {
    const { browser, page } = world()
    const site = await page('tokens')
    assert.ok(Array.isArray(await ask(site, 'listTokens', {})))
    const inPrivate = await openPrivate(browser, site.url())
    assert.equal(await codeOf(ask(inPrivate, 'listTokens', {})), 'NOT_ALLOWED')
    await inPrivate.close()
  })

  it('T48: has a consent and a signature of its own, of which ordinary windows and the storage know nothing', async () => {
    const { browser } = world()
    const inPrivate = await openPrivate(browser, clinic.origin)
    const connected = ask(inPrivate, 'connect', { scopes: ['sign', 'tokens'] })
    await agree(browser)
    await connected
    const asked = ask(inPrivate, 'sign', signing(1))
    await agree(browser, { pin: userPin })
    assert.equal(signaturesOf(await asked).length, 1)
    const ordinary = await browser.open(clinic.origin)
    assert.equal(await codeOf(ask(ordinary, 'listTokens', {})), 'NOT_ALLOWED')
    const manager = await browser.extensionPage('manager/index.html')
    const stored = await manager.evaluate(`chrome.storage.local.get().then(JSON.stringify)`)
    assert.ok(typeof stored === 'string' && !stored.includes(clinic.origin), String(stored))
    await Promise.all([manager.close(), ordinary.close(), inPrivate.close()])
  })

  it('T48: has forgotten what was allowed in it when the last of them is closed', async () => {
    const { browser } = world()
    await until('no private window is open', async () => (await browser.pagesAt(clinic.origin)).length === 0)
    const inPrivate = await openPrivate(browser, clinic.origin)
    assert.equal(await codeOf(ask(inPrivate, 'listTokens', {})), 'NOT_ALLOWED')
    await inPrivate.close()
  })
})
