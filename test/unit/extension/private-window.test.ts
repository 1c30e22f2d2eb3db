/** What is allowed in a private window stays there, and is written nowhere. */
import assert from 'node:assert/strict'
import { startBackground } from '../../../extension/background/start-background.ts'
import { fakeBrowser, type FakeBrowser } from './fake-browser.ts'
import { bank, settle } from './world.ts'

describe('a private window', () => {
  const start = (browser: FakeBrowser) => startBackground(browser, ['en']).origins

  it('T48: keeps what the person allows in memory: it is found there, and no origin is stored', async () => {
    const browser = fakeBrowser(() => undefined, true)
    const origins = start(browser)
    await origins.allow(bank, ['sign'])
    await origins.markUsed(bank)
    await settle()
    assert.deepEqual((await origins.find(bank))?.scopes, ['sign'])
    assert.deepEqual([...(await origins.list()).keys()], [bank])
    assert.ok(!JSON.stringify(browser.stored).includes('bank'), JSON.stringify(browser.stored))
    await origins.revoke(bank)
    assert.equal(await origins.find(bank), null)
  })

  it('T48: knows nothing of what was allowed in ordinary windows, and they nothing of it', async () => {
    const [ordinary, inPrivate] = [fakeBrowser(() => undefined), fakeBrowser(() => undefined, true)]
    // The browsers share one storage between the two.
    Object.defineProperty(inPrivate, 'storage', { value: ordinary.storage })
    const [known, unknown] = [start(ordinary), start(inPrivate)]
    await known.allow(bank, ['sign'])
    assert.equal(await unknown.find(bank), null)
    await unknown.allow('https://clinic.example', ['tokens'])
    assert.deepEqual([...(await known.list()).keys()], [bank])
  })
})
