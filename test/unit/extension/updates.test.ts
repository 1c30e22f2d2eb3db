/** A new version of the extension waits for the end of what is open, and is taken then. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { startBackground } from '../../../extension/background/start-background.ts'
import { limits } from '../../../shared/limits.ts'
import { product } from '../../../shared/product.ts'
import { fakeBrowser } from './fake-browser.ts'
import { signResult, signTyped } from './questions.ts'
import { startSigning } from './signing.ts'
import { makeWorld, settle, type World } from './world.ts'

/** Long enough for the extension to look so many times whether it is idle. */
async function looks(times = 3): Promise<void> {
  for (let look = 0; look < times; look++) {
    mock.timers.tick(limits.updateLookMs)
    await settle()
  }
}

async function update({ browser }: World): Promise<void> {
  browser.updateTo('9.9.9')
  await settle()
}

describe('an update of the extension', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
  afterEach(() => mock.timers.reset())

  it('R20, T41: is taken at once, and once, where nothing is open', async () => {
    const world = makeWorld()
    await update(world)
    assert.equal(world.browser.reloads, 1)
    await update(world)
    await looks()
    assert.equal(world.browser.reloads, 1)
  })

  it('is never taken without one', async () => {
    const world = makeWorld()
    await world.page('status').code
    await looks()
    assert.equal(world.browser.reloads, 0)
  })

  it('R20, T41: waits while the person is asked, while the token signs, until the page has its signature', async () => {
    const { world, call, person, channel } = await startSigning('pay 1')
    await update(world)
    await looks()
    person.say(signTyped())
    await world.host.hear('answer')
    // The window is not what keeps it.
    world.browser.open.clear()
    await looks()
    assert.equal(world.browser.reloads, 0)
    world.host.say({ channel, result: signResult() })
    assert.ok('result' in (await call.reply))
    await settle()
    await looks(1)
    assert.equal(world.browser.reloads, 1)
  })

  it('R20, T41: waits for a window that still tells the person something, and for the token manager', async () => {
    const { world, call } = await startSigning('pay 1')
    world.host.die()
    assert.equal(await call.code, 'HOST_LOST')
    await update(world)
    await looks()
    assert.deepEqual([world.browser.open.size, world.browser.reloads], [1, 0])
    for (const id of world.browser.open.keys()) world.browser.closeWindow(id)
    world.browser.ownPages = 1
    await looks()
    assert.equal(world.browser.reloads, 0)
    world.browser.ownPages = 0
    await looks(1)
    assert.equal(world.browser.reloads, 1)
  })

  it('R20, T41: is not forgotten by a background that was stopped meanwhile, and not taken twice', async () => {
    const browser = fakeBrowser(() => undefined)
    browser.ownPages = 1
    startBackground(browser, ['en'])
    browser.updateTo('9.9.9')
    await looks()
    assert.equal(browser.reloads, 0)

    const later = fakeBrowser(() => undefined)
    Object.assign(later.stored, browser.stored)
    startBackground(later, ['en'])
    await settle()
    await looks(1)
    assert.equal(later.reloads, 1)

    const updated = fakeBrowser(() => undefined)
    updated.stored['updateWaiting'] = product.version
    startBackground(updated, ['en'])
    await settle()
    await looks()
    assert.equal(updated.reloads, 0)
  })
})
